-- Enters services among those of the fleet, as of now by this server's clock, which all share: by
-- its own, a machine whose clock is wrong would forget what the others have entered.
--
-- KEYS[1]  the sorted set: the services, by when a process last named them
-- ARGV     1 for how many ms a service is kept that no process names, then the services

local time = redis.call('TIME')
local now, kept = time[1] * 1000 + math.floor(time[2] / 1000), tonumber(ARGV[1])
for i = 2, #ARGV do
  redis.call('ZADD', KEYS[1], 'GT', now, ARGV[i])
end
redis.call('ZREMRANGEBYSCORE', KEYS[1], 0, now - kept)
redis.call('PEXPIRE', KEYS[1], kept)

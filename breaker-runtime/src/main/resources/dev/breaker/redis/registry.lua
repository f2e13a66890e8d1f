-- Enters services among those of the fleet, as of now by this server's clock, which all share: by
-- its own, a machine whose clock is wrong would forget what the others have entered.
--
-- KEYS[1]  the sorted set: the services, by when a process last named them. One that is kept for less
--          than the longest time has that much taken off, so that all leave by the same rule
-- ARGV     1 for how many ms these services are kept if no process names them again, then the services

local LONGEST = 2592000000

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local entered = now - LONGEST + tonumber(ARGV[1])
for i = 2, #ARGV do
  redis.call('ZADD', KEYS[1], 'GT', entered, ARGV[i])
end
redis.call('ZREMRANGEBYSCORE', KEYS[1], 0, now - LONGEST)
redis.call('PEXPIRE', KEYS[1], LONGEST)

-- One step on one circuit, atomically and on this server's clock.
--
-- KEYS[1]  the circuit's hash
-- ARGV     1 ttl in ms, 2 percentFailed, 3 minimumFailures, 4 reEnableAfter in ms, 5 lease in ms,
--          6 the step, and what that step takes:
--          admit
--          report  7 epoch, 8 successes, 9 failures, 10 latest reason, 11 '1' if a probe was abandoned
--          trip    7 reason
--          reset
-- Returns  state, epoch, microseconds left, failures, total, reason, 1 if the probe was leased
--
-- The hash, version 1 (times are microseconds of the circuit's clock, see 'now'):
--   v                 the version of this layout
--   state             c(losed), o(pen), h(alf-open)
--   epoch             grows with every transition
--   until             end of the open time or of the probe's lease
--   reason            why it tripped
--   policy, policyAt  the settings in force, and when somebody who has them was last heard
--   at, offset        the latest time seen, and what is added to the server's clock
--   slot, w0 .. w4    the newest slot's number, and the window: a ring of 35 slots in five strings,
--                     each slot two big-endian 32-bit counts, successes and failures. Strings of at
--                     most 64 bytes keep the hash in its compact encoding.

local SLOTS, RING, PER_STRING, DAY = 32, 35, 7, 86400000
local PACKED = '>' .. string.rep('I4', 2 * PER_STRING)
local EMPTY = string.rep('\0', 8 * PER_STRING)

local key = KEYS[1]
local policy = table.concat(ARGV, ' ', 1, 5)
local step = ARGV[6]

local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]

local h = redis.call('HMGET', key, 'v', 'state', 'epoch', 'until', 'reason', 'policy', 'policyAt',
  'at', 'offset', 'slot', 'w0', 'w1', 'w2', 'w3', 'w4')
local version, state, epoch, ends, reason = h[1], h[2], tonumber(h[3]), tonumber(h[4]), h[5]
local policyAt, at, offset, slot = tonumber(h[7]), tonumber(h[8]), tonumber(h[9]), tonumber(h[10])

if version and version ~= '1' then
  return redis.error_reply('BREAKERSCHEMA found version ' .. version .. ' of the circuit, this '
    .. 'library knows version 1; use the newer library everywhere, or another key prefix')
end
if not version and redis.call('EXISTS', key) == 1 then
  return redis.error_reply('BREAKERSCHEMA found a hash that is not a circuit; remove it, or use '
    .. 'another key prefix')
end

local changes = {}
local function set(field, value)
  changes[#changes + 1] = field
  changes[#changes + 1] = value
end

local SETTINGS = '^(%d+) (%S+) (%d+) (%d+) (%d+)$'
local known = version and epoch and ends and policyAt and at and offset and slot and reason
  and string.find(h[6] or '', SETTINGS) and (state == 'c' or state == 'o' or state == 'h')
if not known then
  -- New, expired, wiped or damaged. Whoever reports still knows the epoch that was.
  if version then
    redis.call('DEL', key)
  end
  state, ends, reason, at, offset, slot = 'c', 0, '', 0, 0, 0
  epoch = step == 'report' and tonumber(ARGV[7]) or 0
  if epoch <= 0 then
    epoch = math.floor(now / 1000)
  end
  h[6] = false
  set('v', 1)
  set('state', state)
  set('epoch', epoch)
  set('until', ends)
  set('reason', reason)
  set('offset', offset)
end

-- The server's clock, but never back: set back, or after a fail-over to a server whose clock is
-- behind, time goes on from where it was.
if now + offset < at then
  offset = at - now
  set('offset', offset)
end
now = now + offset

-- While processes with different settings are about, those in force stay until nobody who has them
-- was heard for a whole window; else the two would empty each other's.
local moved = false
if h[6] ~= policy then
  if not h[6] or now - policyAt > string.match(h[6], SETTINGS) * 1000 then
    h[6] = policy
    h[11], h[12], h[13], h[14], h[15] = false, false, false, false, false
    slot = 0
    moved = true
    set('policy', policy)
  end
end
local ttl, percent, minimum, reEnable, lease = string.match(h[6], SETTINGS)
ttl, percent, minimum = ttl * 1000, tonumber(percent), tonumber(minimum)
reEnable, lease = reEnable * 1000, lease * 1000

-- Exact: 32 slots in a whole number of milliseconds are multiples of 1/4 microsecond.
local current = math.floor(now / (ttl / SLOTS))
local counts, failures, total = {}, 0, 0
for string_ = 0, 4 do
  local packed = h[11 + string_]
  if packed and #packed == #EMPTY then
    local values = { struct.unpack(PACKED, packed) }
    for i = 0, PER_STRING - 1 do
      local place = string_ * PER_STRING + i
      -- The number of the slot that was last counted in this place.
      if slot - (slot - place) % RING >= current - SLOTS then
        local ok, failed = values[2 * i + 1], values[2 * i + 2]
        if ok + failed > 0 then
          counts[2 * place], counts[2 * place + 1] = ok, failed
          failures = failures + failed
          total = total + ok + failed
        end
      end
    end
  end
end

local function record(ok, failed)
  failures = failures + failed
  total = total + ok + failed
  local place = current % RING
  counts[2 * place] = math.min((counts[2 * place] or 0) + ok, 4294967295)
  counts[2 * place + 1] = math.min((counts[2 * place + 1] or 0) + failed, 4294967295)
  local first, last = math.floor(place / PER_STRING), math.floor(place / PER_STRING)
  if slot ~= current then
    moved = true
    first, last = 0, 4
  end
  slot = current
  for string_ = first, last do
    local values, empty = {}, true
    for i = 1, 2 * PER_STRING do
      local value = counts[2 * string_ * PER_STRING + i - 1] or 0
      values[i] = value
      empty = empty and value == 0
    end
    set('w' .. string_, empty and '' or struct.pack(PACKED, unpack(values)))
  end
end

local function turn(to, until_, why)
  state, ends, reason = to, until_, why
  epoch = epoch + 1
  moved = true
  set('state', state)
  set('epoch', epoch)
  set('until', ends)
  set('reason', reason)
end

local function reset()
  turn('c', 0, '')
  failures, total = 0, 0
  for string_ = 0, 4 do
    set('w' .. string_, '')
  end
end

local leased = 0
if step == 'admit' then
  if state ~= 'c' and now >= ends then
    turn('h', now + lease, reason)
    leased = 1
  end
elseif step == 'report' then
  local ok, failed, why = tonumber(ARGV[8]), tonumber(ARGV[9]), ARGV[10]
  if ok + failed == 0 then
    -- Written all the same, to find out a server that can be read but not written.
    set('at', now)
  end
  if tonumber(ARGV[7]) == epoch then
    if state == 'h' then
      if ARGV[11] == '1' then
        ends = now
        set('until', ends)
      end
      if failed > 0 then
        record(ok, failed)
        turn('o', now + reEnable, 'probe failed: ' .. why)
      elseif ok > 0 then
        reset()
      end
    elseif state == 'c' and ok + failed > 0 then
      record(ok, failed)
      if failed > 0 and failures >= minimum and failures * 100 >= percent * total then
        turn('o', now + reEnable, string.format('%d of %d calls failed (%.1f %%), latest: %s',
          failures, total, failures * 100 / total, why))
      end
    end
  end
elseif step == 'trip' then
  turn('o', now + reEnable, ARGV[7])
elseif step == 'reset' then
  reset()
end

if moved then
  if h[6] == policy then
    set('policyAt', now)
  end
  set('slot', slot)
end
if #changes > 0 then
  set('at', now)
  redis.call('HSET', key, unpack(changes))
  if moved then
    redis.call('PEXPIRE', key, string.format('%.0f',
      DAY + (2 * ttl + reEnable + math.max(0, ends - now)) / 1000))
  end
end

return { state, epoch, math.max(0, ends - now), failures, total, reason, leased }

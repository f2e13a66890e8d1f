-- One step on one circuit, atomically and on this server's clock.
--
-- KEYS[1]  the circuit's hash
-- ARGV     1 policy: ttl in ms, percentFailed, minimumFailures, reEnableAfter in ms, lease in ms
--          2 the step, and what that step takes:
--          admit
--          report  3 epoch, 4 successes, 5 failures, 6 latest reason, 7 '1' if a probe was abandoned
--          trip    3 reason
--          reset
-- Returns  state, epoch, microseconds left, failures, total, reason, 1 if the probe was leased
--
-- The hash, version 1. Times are microseconds of the circuit's clock (see 'now'):
--   v         the version of this layout
--   state     c(losed), o(pen), h(alf-open)
--   epoch     grows with every transition
--   until     end of the open time or of the probe's lease
--   reason    why it tripped
--   policy    the settings in force, as in ARGV[1]
--   window    eight big-endian doubles:
--             at         the latest time seen
--             offset     what is added to the server's clock
--             policyAt   when somebody who has the settings in force was last heard
--             slot       the number of the newest slot
--             ok, bad    its successes and failures
--             oks, bads  those of the 32 slots before it
--   w0 .. w4  the slots before the newest: a ring of 35, seven in each string, each slot two
--             big-endian 32-bit counts, successes and failures
-- No value but a long reason has more than 64 bytes, so the hash keeps its compact encoding; and a
-- report in the newest slot, the usual one, reads seven fields and writes one.

local SLOTS, RING, PER_STRING, DAY = 32, 35, 7, 86400000000
local SETTINGS = '^(%d+) (%S+) (%d+) (%d+) (%d+)$'
local WINDOW = '>dddddddd'
local STRING = '>I4I4I4I4I4I4I4I4I4I4I4I4I4I4'

local key, policy, step = KEYS[1], ARGV[1], ARGV[2]

local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]

local h = redis.call('HMGET', key, 'v', 'state', 'epoch', 'until', 'reason', 'policy', 'window')
local version, state, epoch, ends, reason = h[1], h[2], tonumber(h[3]), tonumber(h[4]), h[5]

if version ~= '1' then
  if version then
    return redis.error_reply('BREAKERSCHEMA found version ' .. version .. ' of the circuit, this '
      .. 'library knows version 1; use the newer library everywhere, or another key prefix')
  elseif redis.call('EXISTS', key) == 1 then
    return redis.error_reply('BREAKERSCHEMA found a hash that is not a circuit; remove it, or use '
      .. 'another key prefix')
  end
end

local changes = {}
local function set(field, value)
  changes[#changes + 1] = field
  changes[#changes + 1] = value
end

local at, offset, policyAt, slot, ok, bad, oks, bads = 0, 0, 0, 0, 0, 0, 0, 0
local function emptyWindow()
  slot, ok, bad, oks, bads = 0, 0, 0, 0, 0
  for string_ = 0, 4 do
    set('w' .. string_, '')
  end
end
local written, moved = false, false
local settings = h[6] or ''
local ttl, percent, minimum, reEnable, lease = string.match(settings, SETTINGS)
if version and ttl and epoch and ends and reason and h[7] and #h[7] == 64
  and (state == 'c' or state == 'o' or state == 'h') then
  at, offset, policyAt, slot, ok, bad, oks, bads = struct.unpack(WINDOW, h[7])
else
  -- New, expired, wiped or damaged. Whoever reports still knows the epoch that was.
  if version then
    redis.call('DEL', key)
  end
  state, ends, reason, settings = 'c', 0, '', ''
  epoch = step == 'report' and tonumber(ARGV[3]) or 0
  if epoch <= 0 then
    epoch = math.floor(now / 1000)
  end
  set('v', 1)
  set('state', state)
  set('epoch', epoch)
  set('until', ends)
  set('reason', reason)
end

-- The server's clock, but never back: set back, or after a fail-over to a server whose clock is
-- behind, time goes on from where it was.
if now + offset < at then
  offset = at - now
  written = true
end
now = now + offset

-- While processes with different settings are about, those in force stay until nobody who has them
-- was heard for a whole window; else the two would empty each other's.
if settings ~= policy and (settings == '' or now - policyAt > ttl * 1000) then
  settings = policy
  ttl, percent, minimum, reEnable, lease = string.match(settings, SETTINGS)
  emptyWindow()
  moved = true
  set('policy', policy)
end
ttl, percent, minimum = ttl * 1000, tonumber(percent), tonumber(minimum)

-- Exact: a slot, a 32nd of whole milliseconds, is a multiple of a quarter of a microsecond.
local current = math.floor(now / (ttl / SLOTS))

-- When time has gone on since the newest slot: what is left of it and of the ring.
local ring
if slot ~= current and ok + bad + oks + bads > 0 then
  ring, oks, bads = {}, 0, 0
  local packed = redis.call('HMGET', key, 'w0', 'w1', 'w2', 'w3', 'w4')
  for string_ = 0, 4 do
    local values = packed[string_ + 1]
    if values and #values == 8 * PER_STRING then
      values = { struct.unpack(STRING, values) }
      for i = 0, PER_STRING - 1 do
        local place = string_ * PER_STRING + i
        -- The number of the slot that was last counted in this place.
        local number = slot - 1 - (slot - 1 - place) % RING
        if number >= current - SLOTS and number >= slot - SLOTS then
          ring[2 * place], ring[2 * place + 1] = values[2 * i + 1], values[2 * i + 2]
          oks = oks + values[2 * i + 1]
          bads = bads + values[2 * i + 2]
        end
      end
    end
  end
  if slot >= current - SLOTS then
    local place = slot % RING
    ring[2 * place], ring[2 * place + 1] = math.min(ok, 4294967295), math.min(bad, 4294967295)
    oks = oks + ok
    bads = bads + bad
  end
  ok, bad = 0, 0
end
local failures = bads + bad
local total = oks + ok + failures

local function record(successes, failed)
  if slot ~= current then
    slot = current
    moved = true
    if ring then
      for string_ = 0, 4 do
        local values = {}
        for i = 0, 2 * PER_STRING - 1 do
          values[i + 1] = ring[2 * PER_STRING * string_ + i] or 0
        end
        set('w' .. string_, struct.pack(STRING, unpack(values)))
      end
    end
  end
  ok, bad = ok + successes, bad + failed
  failures = failures + failed
  total = total + successes + failed
  written = true
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
  emptyWindow()
  failures, total = 0, 0
end

local leased = 0
if step == 'admit' then
  if state ~= 'c' and now >= ends then
    turn('h', now + lease * 1000, reason)
    leased = 1
  end
elseif step == 'report' then
  local successes, failed = tonumber(ARGV[4]), tonumber(ARGV[5])
  -- A report of nothing is written too, to find out a server that can be read but not written.
  written = true
  if tonumber(ARGV[3]) == epoch then
    if state == 'h' then
      if ARGV[7] == '1' then
        ends = now
        set('until', ends)
      end
      if failed > 0 then
        record(successes, failed)
        turn('o', now + reEnable * 1000, 'probe failed: ' .. ARGV[6])
      elseif successes > 0 then
        reset()
      end
    elseif state == 'c' and successes + failed > 0 then
      record(successes, failed)
      if failed > 0 and failures >= minimum and failures * 100 >= percent * total then
        turn('o', now + reEnable * 1000, string.format('%d of %d calls failed (%.1f %%), latest: %s',
          failures, total, math.floor(failures * 1000 / total + 0.5) / 10, ARGV[6]))
      end
    end
  end
elseif step == 'trip' then
  turn('o', now + reEnable * 1000, ARGV[3])
elseif step == 'reset' then
  reset()
end

if written or moved or #changes > 0 then
  if moved and settings == policy then
    policyAt = now
  end
  if slot ~= current then
    -- The window was not counted in: as it was, for whoever adds it up next.
    ok, bad, oks, bads = 0, 0, 0, 0
    if slot > 0 then
      local _
      _, _, _, _, ok, bad, oks, bads = struct.unpack(WINDOW, h[7])
    end
  end
  set('window', struct.pack(WINDOW, now, offset, policyAt, slot, ok, bad, oks, bads))
  redis.call('HSET', key, unpack(changes))
  if moved then
    redis.call('PEXPIRE', key, string.format('%.0f',
      (DAY + 2 * ttl + reEnable * 1000 + math.max(0, ends - now)) / 1000))
  end
end

return { state, epoch, math.max(0, ends - now), failures, total, reason, leased }

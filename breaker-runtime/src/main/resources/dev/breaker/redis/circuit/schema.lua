-- One step on one circuit, atomically and on this server's clock.
--
-- KEYS[1]  the circuit's hash
--          and, in the same slot, its history: a stream, that name and ':events'. It is not declared,
--          since a cluster runs nothing on two keys of a slot that is on its way to another node
--          'arriving', below, is true where the hash comes to this node before its history does
-- ARGV     1 policy: name=value pairs with blanks between, in this order: ttl and open (reEnableAfter)
--            in ms, percent, failures: ttl=60000 percent=10.0 failures=5 open=180000
--            then those settings that are not at their default, in this order: processes=2 probes=3
--            ramp=10000 (rampUp) and backoff=2.0 longest=600000 (maxReEnableAfter), and key=1 for one
--            key of a service
--          2 the process that takes the step
--          3 the step, and what that step takes:
--          admit
--          report  4 epoch, 5 successes, 6 failures, 7 '1' if a probe was abandoned, 8 a number for
--                  the process, then the reason of some failures and how many, for each reason;
--                  last, if the backend asked to be left alone: for how many microseconds
--          trip    4 reason
--          reset
--          lock    4 'o' or 'c', 5 how long in ms, 6 author, 7 reason
--          unlock  4 author
--          override  4 how long in ms, 5 author, 6 reason, 7 the settings, with what they say of calls
--          revert  4 author
--          read    changes nothing
--            With the empty policy, a step goes by the settings in force, which it returns too. It
--            returns nothing at all where there is no circuit
-- Returns  state, epoch, microseconds left, failures, total, reason, 1 if the probe was leased, 1 if
--          a trip was held back because too few processes saw failures, start, lock, microseconds
--          left of the lock, the settings in force if they differ from ARGV[1], the field by which
--          the circuit was found to be damaged, override, microseconds left of it; the settings, the
--          field and the override are empty strings else
--
-- What a newer version of the library adds is kept and ignored: settings behind those that are known,
-- fields of the hash, values behind those that start and lock have, and values of the reply.
--
-- The hash, version 2. Times are microseconds of the circuit's clock (see 'now'):
--   v         the version of this layout
--   state     c(losed), o(pen), h(alf-open)
--   epoch     grows with every transition, also where the hash was lost in between
--   until     end of the open time, of the probe's lease or, in a closed circuit, of the ramp
--   reason    why it tripped: a letter for the kind and what belongs to it, with tabs between
--   policy    the registered settings, as in ARGV[1]
--   override  its end, its end by the wall clock in ms, author, reason and the settings that it puts
--             in force, with tabs between; missing without one
--   start     of this period: wall clock in ms, failures, total, trips within the last hour, process,
--             the state before it, with blanks between
--   lock      c or o, its end, its end by the wall clock in ms, author and reason, with tabs
--             between; missing without one
--   recovery  trips since a reset that held, when it was reset last, probes that succeeded since it
--             tripped, until when the backend asked to be left alone, with blanks between; missing
--             before the first trip
--   untold    entries that the history has yet to get, by MessagePack; missing without one
--   window    eight big-endian doubles:
--             at         the latest time seen
--             offset     what is added to the server's clock
--             policyAt   when a process with the settings in force was last heard
--             slot       the number of the newest slot
--             ok, bad    its successes and failures
--             oks, bads  those of the 32 slots before it
--   w0 .. w4  the slots before the newest: a ring of 35, seven in each string, each slot two
--             big-endian 32-bit counts, successes and failures
--   r0 .. r3  reasons of failures, each: the number of a quarter of a ttl as a double, how many in
--             that and in the three before it as 32-bit counts, the reason
--   p0, p1    up to sixteen processes that reported failures, eight in each string, each two
--             big-endian 32-bit numbers: the process, and the slot in which it last did
--   trips     trips in pieces of five minutes: the number of the newest piece as a double, then 13
--             16-bit counts, the newest first
-- Few values have more than 64 bytes (a long reason, a lock), so the hash mostly keeps its compact
-- encoding; and a report of successes in the newest slot, the usual one, reads twelve fields and
-- writes one.

local arriving = false

local SLOTS, RING, PER_STRING, DAY = 32, 35, 7, 86400000000
local SETTINGS = '^ttl=(%d+) percent=(%S+) failures=(%d+) open=(%d+)(.*)$'
local LOCK = '^([co])\t(%d+)\t(%d+)\t[^\t]*\t([^\t]*)'
local OVERRIDE = '^(%d+)\t(%d+)\t([^\t]*)\t([^\t]*)\t(.*)$'
local RECOVERY = '^(%d+) (%d+) (%d+) (%d+)'
local OF_KEY = ' key=1'
local WINDOW = '>dddddddd'
local REASON = '>dI4I4I4I4'
local STRING = '>I4I4I4I4I4I4I4I4I4I4I4I4I4I4'

local REASONS, PROCESSES, PIECES, FIVE_MINUTES = 4, 16, 13, 300000000
local KEPT, KEPT_MS, UNTOLD = 100, 691200000, 4

-- What the library writes is within these: 7 days in microseconds, bytes in a field, an epoch, and
-- the sum of the numbers of a window.
local WEEK, LONGEST, HIGHEST, MOST = 604800000000, 1024, 4503599627370496, 18014398509481984

-- In ms, the longest lease of a probe. In ms, maxReEnableAfter by default. More trips than that in
-- a row make no difference.
local LONGEST_LEASE, LONGEST_OPEN, MOST_TRIPS = 60000, 3600000, 1000

local key, policy, process, step = KEYS[1], ARGV[1], ARGV[2], ARGV[3]

local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local wall = math.floor(now / 1000)

local h = redis.call('HMGET', key, 'v', 'state', 'epoch', 'until', 'reason', 'policy', 'window',
  'start', 'lock', 'untold', 'recovery', 'override')
local version, state, epoch, ends, reason = h[1], h[2], tonumber(h[3]), tonumber(h[4]), h[5]

if version ~= '2' then
  if version then
    return redis.error_reply('BREAKERSCHEMA found version ' .. string.sub(version, 1, 20)
      .. ' of the circuit, this library knows version 2; use the newer library everywhere, or '
      .. 'another key prefix')
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
local emptied = false
local function emptyWindow()
  emptied = true
  slot, ok, bad, oks, bads = 0, 0, 0, 0, 0
  if step ~= 'read' then
    redis.call('HDEL', key, 'w0', 'w1', 'w2', 'w3', 'w4', 'r0', 'r1', 'r2', 'r3', 'p0', 'p1')
  end
end
local anew, written, moved = false, false, false
local settings, start, lock, override = h[6] or '', h[8] or '', h[9] or '', h[12] or ''

local ttl, percent, minimum, reEnable, more
local trips, resetAt, succeeded, retryAt = 0, 0, 0, 0

local function setting(name, default)
  local found = more ~= '' and string.match(more, ' ' .. name .. '=(%S+)')
  if found then
    return tonumber(found)
  end
  return default
end

-- The first field that the library cannot have written as it is. All is asked so that a NaN, which
-- compares with nothing, is damage too. The usual step makes no function for it.
local damaged
if not version then
  -- There is nothing that could be.
elseif state ~= 'c' and state ~= 'o' and state ~= 'h' then
  damaged = 'state'
elseif not epoch or not (epoch >= 1 and epoch <= HIGHEST and epoch % 1 == 0) then
  damaged = 'epoch'
elseif not reason or #reason > LONGEST then
  damaged = 'reason'
elseif #start > LONGEST then
  -- It decides nothing, so its readers check the rest.
  damaged = 'start'
elseif not h[7] or #h[7] ~= 64 then
  damaged = 'window'
elseif #settings > LONGEST then
  damaged = 'policy'
else
  at, offset, policyAt, slot, ok, bad, oks, bads = struct.unpack(WINDOW, h[7])
  local latest = now + offset + WEEK
  if at > now + offset then
    latest = at + WEEK
  end
  local isPolicy
  if override ~= '' or settings ~= policy then
    -- Whether the library can have written these settings. Takes them as those in force.
    function isPolicy(text)
      ttl, percent, minimum, reEnable, more = string.match(text, SETTINGS)
      more = more or ''
      local numbers = { tonumber(ttl), tonumber(percent), tonumber(minimum), tonumber(reEnable),
        setting('processes', 1), setting('probes', 1), setting('ramp', 0), setting('backoff', 1),
        setting('longest', LONGEST_OPEN) }
      local least, most = { 1000, 4.9e-324, 1, 1000, 1, 1, 0, 1, 1000 },
        { WEEK / 1000, 100, 2147483647, WEEK / 1000, PROCESSES, 16, WEEK / 1000, 10, WEEK / 1000 }
      for i = 1, 9 do
        local number = numbers[i]
        if not number or not (number >= least[i] and number <= most[i]) then
          return false
        end
      end
      return true
    end
  end
  if override ~= '' then
    local overrideUntil, overrideWall, _, _, text =
      string.match(#override <= LONGEST and override or '', OVERRIDE)
    if not text or not isPolicy(text) or tonumber(overrideUntil) > latest
        or tonumber(overrideWall) > HIGHEST then
      damaged = 'override'
    end
  end
  ttl, percent, minimum, reEnable, more = string.match(settings, SETTINGS)
  if not (at >= policyAt and policyAt >= 0 and offset >= 0 and slot >= 0 and ok >= 0 and bad >= 0
      and oks >= 0 and bads >= 0 and at + offset + slot + ok + bad + oks + bads <= MOST) then
    damaged = 'window'
  elseif not ends or not (ends >= 0 and ends <= latest) then
    damaged = 'until'
  elseif settings == '' then
    damaged = 'policy'
  elseif settings ~= policy then
    -- Those of the process itself come from a valid policy.
    if not isPolicy(settings) then
      damaged = 'policy'
    end
  end
  if h[11] then
    trips, resetAt, succeeded, retryAt = string.match(#h[11] <= LONGEST and h[11] or '', RECOVERY)
    trips, resetAt, succeeded, retryAt =
      tonumber(trips), tonumber(resetAt), tonumber(succeeded), tonumber(retryAt)
    if not trips or trips > MOST_TRIPS or resetAt > latest or retryAt > latest then
      damaged = 'recovery'
    end
  end
  if lock ~= '' then
    local _, lockUntil, lockWall = string.match(#lock <= LONGEST and lock or '', LOCK)
    lockUntil, lockWall = tonumber(lockUntil), tonumber(lockWall)
    if not lockUntil or lockUntil > latest or lockWall > HIGHEST then
      damaged = 'lock'
    end
  end
end

if version and not damaged then
  -- It is as the library left it.
elseif policy == '' then
  return {}
else
  -- New, expired, wiped or damaged. What is known of it elsewhere is of an older epoch, also if the
  -- clock of this server is behind that of the last.
  if version then
    redis.call('DEL', key)
  end
  anew = true
  at, offset, policyAt, slot, ok, bad, oks, bads = 0, 0, 0, 0, 0, 0, 0, 0
  state, ends, reason, settings, start, lock, override = 'c', 0, '', '', '', '', ''
  trips, resetAt, succeeded, retryAt = 0, 0, 0, 0
  local heard = step == 'report' and tonumber(ARGV[4]) or 0
  epoch = math.max(wall, heard < HIGHEST and heard + 1 or 0)
  set('v', 2)
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

-- While processes have different settings, those in force stay until no process with them was heard
-- for a whole window; else the two would empty each other's.
if settings ~= policy and policy ~= '' and (settings == '' or now - policyAt > ttl * 1000) then
  settings = policy
  ttl, percent, minimum, reEnable, more = string.match(settings, SETTINGS)
  if override == '' then
    emptyWindow()
  end
  moved = true
  set('policy', policy)
end

local ofKey = string.find(settings, OF_KEY, 1, true)

-- Puts the settings that were taken last in force.
local inForce = settings
local function rule()
  ttl, percent, minimum, reEnable = ttl * 1000, tonumber(percent), tonumber(minimum), reEnable * 1000
end

-- An override that is over is told by the first step after it. A window of another length starts empty.
local overrideEnds, ended = 0, nil
if override ~= '' then
  local overrideUntil, overrideWall, author, said, text = string.match(override, OVERRIDE)
  overrideEnds = tonumber(overrideUntil)
  if overrideEnds > now then
    inForce = text
    ttl, percent, minimum, reEnable, more = string.match(text, SETTINGS)
  else
    override, overrideEnds, ended = '', 0, { tonumber(overrideWall), author, said }
    if string.match(text, SETTINGS) ~= ttl then
      emptyWindow()
    end
    if step ~= 'read' then
      redis.call('HDEL', key, 'override')
    end
  end
end
rule()
local lease = math.min(reEnable, LONGEST_LEASE * 1000)

local locked, lockEnds, lockReason = '', 0, ''
if lock ~= '' then
  local kind, lockUntil, _, said = string.match(lock, LOCK)
  lockEnds = tonumber(lockUntil)
  if lockEnds > now then
    locked, lockReason = kind, said
  else
    lock, lockEnds = '', 0
    if step ~= 'read' then
      redis.call('HDEL', key, 'lock')
    end
  end
end

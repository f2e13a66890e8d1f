-- One step on one circuit, atomically and on this server's clock.
--
-- KEYS[1]  the circuit's hash
--          and, in the same slot, its history: a stream, that name and ':events'. It is not declared,
--          since a cluster runs nothing on two keys of a slot that is on its way to another node
--          'arriving', below, is true where the hash comes to this node before its history does
-- ARGV     1 policy: name=value pairs with blanks between, in this order: ttl and open (reEnableAfter)
--            in ms, percent, failures: ttl=60000 percent=10.0 failures=5 open=180000
--            then those settings that are not at their default: processes=2
--          2 the process that takes the step
--          3 the step, and what that step takes:
--          admit
--          report  4 epoch, 5 successes, 6 failures, 7 '1' if a probe was abandoned, 8 a number for
--                  the process, then the reason of some failures and how many, for each reason
--          trip    4 reason
--          reset
--          lock    4 'o' or 'c', 5 how long in ms, 6 author, 7 reason
--          unlock  4 author
--          read    changes nothing; with the empty policy, by the settings in force, which it
--                  returns too, or nothing at all where there is no circuit
-- Returns  state, epoch, microseconds left, failures, total, reason, 1 if the probe was leased, 1 if
--          a trip was held back because too few processes saw failures, start, lock, microseconds
--          left of the lock, the settings in force if they differ from ARGV[1], the field by which
--          the circuit was found to be damaged; the last two are empty strings else
--
-- What a newer version of the library adds is kept and ignored: settings behind those that are known,
-- fields of the hash, values behind those that start and lock have, and values of the reply.
--
-- The hash, version 2. Times are microseconds of the circuit's clock (see 'now'):
--   v         the version of this layout
--   state     c(losed), o(pen), h(alf-open)
--   epoch     grows with every transition, also where the hash was lost in between
--   until     end of the open time or of the probe's lease
--   reason    why it tripped: a letter for the kind and what belongs to it, with tabs between
--   policy    the settings in force, as in ARGV[1]
--   start     of this period: wall clock in ms, failures, total, trips within the last hour, process,
--             the state before it, with blanks between
--   lock      c or o, its end, its end by the wall clock in ms, author and reason, with tabs
--             between; missing without one
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
-- encoding; and a report of successes in the newest slot, the usual one, reads ten fields and
-- writes one.

local arriving = false

local SLOTS, RING, PER_STRING, DAY = 32, 35, 7, 86400000000
local SETTINGS = '^ttl=(%d+) percent=(%S+) failures=(%d+) open=(%d+)(.*)$'
local LOCK = '^([co])\t(%d+)\t(%d+)\t[^\t]*\t([^\t]*)'
local WINDOW = '>dddddddd'
local REASON = '>dI4I4I4I4'
local STRING = '>I4I4I4I4I4I4I4I4I4I4I4I4I4I4'

local REASONS, PROCESSES, PIECES, FIVE_MINUTES = 4, 16, 13, 300000000
local KEPT, KEPT_MS, UNTOLD = 100, 691200000, 4

-- What the library writes is within these: 7 days in microseconds, bytes in a field, an epoch, and
-- the sum of the numbers of a window.
local WEEK, LONGEST, HIGHEST, MOST = 604800000000, 1024, 4503599627370496, 18014398509481984

-- In ms, the longest lease of a probe.
local LONGEST_LEASE = 60000

local key, policy, process, step = KEYS[1], ARGV[1], ARGV[2], ARGV[3]

local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local wall = math.floor(now / 1000)

local h = redis.call('HMGET', key, 'v', 'state', 'epoch', 'until', 'reason', 'policy', 'window',
  'start', 'lock', 'untold')
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
  redis.call('HDEL', key, 'w0', 'w1', 'w2', 'w3', 'w4', 'r0', 'r1', 'r2', 'r3', 'p0', 'p1')
end
local anew, written, moved = false, false, false
local settings, start, lock = h[6] or '', h[8] or '', h[9] or ''

local ttl, percent, minimum, reEnable, more

-- The first field that the library cannot have written as it is. All is asked so that a NaN, which
-- compares with nothing, is damage too. No functions: each step would pay for making them.
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
    local numbers = { tonumber(ttl), tonumber(percent), tonumber(minimum), tonumber(reEnable),
      tonumber(string.match(more or '', ' processes=(%S+)') or 1) }
    local least, most = { 1000, 4.9e-324, 1, 1000, 1 },
      { WEEK / 1000, 100, 2147483647, WEEK / 1000, PROCESSES }
    for i = 1, 5 do
      local number = numbers[i]
      if not number or not (number >= least[i] and number <= most[i]) then
        damaged = 'policy'
      end
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
elseif step == 'read' and policy == '' then
  return {}
else
  -- New, expired, wiped or damaged. What is known of it elsewhere is of an older epoch, also if the
  -- clock of this server is behind that of the last.
  if version then
    redis.call('DEL', key)
  end
  anew = true
  at, offset, policyAt, slot, ok, bad, oks, bads = 0, 0, 0, 0, 0, 0, 0, 0
  state, ends, reason, settings, start, lock = 'c', 0, '', '', '', ''
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
  emptyWindow()
  moved = true
  set('policy', policy)
end
ttl, percent, minimum, reEnable = ttl * 1000, tonumber(percent), tonumber(minimum), reEnable * 1000
local lease, processes = math.min(reEnable, LONGEST_LEASE * 1000), 1
if more ~= '' then
  processes = tonumber(string.match(more, ' processes=(%d+)') or 1)
end

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

-- Changes of a circuit are published, and kept in the history. A failure of either changes nothing:
-- a process that was not told hears of the change a little later, and another program's data under
-- the name of the history, or a missing right to write it, does not decide what the circuit does.
--
-- While a slot moves to another node, its keys move one by one. The history must then not be begun
-- anew where it is not: that would stop the move. Such entries wait in the hash, the latest of them.
local untold
if h[10] then
  local known, entries = pcall(cmsgpack.unpack, h[10])
  untold = known and type(entries) == 'table' and entries or {}
end

local function tell(kind, from, why, author, lasts)
  moved = true
  untold = untold or {}
  untold[#untold + 1] = { 'kind', kind, 'from', from, 'to', state, 'epoch', epoch,
    'failures', failures, 'total', total, 'reason', why, 'process', process, 'at', wall,
    'author', author, 'lasts', lasts }
  redis.pcall('PUBLISH', key .. ':changes', epoch)
end

-- How often it tripped within the last hour, this time included.
local function tripsLastHour(more)
  local piece, counts, sum = math.floor(now / FIVE_MINUTES), {}, 0
  local packed = redis.call('HMGET', key, 'trips')[1]
  if packed and #packed == 8 + 2 * PIECES then
    local values = { struct.unpack('>d' .. string.rep('I2', PIECES), packed) }
    -- One that is to come, or a NaN, is damage, and counts nothing.
    for i = 1, values[1] <= piece and PIECES or 0 do
      counts[i + piece - values[1]] = values[i + 1]
    end
  end
  counts[1] = (counts[1] or 0) + more
  for i = 1, PIECES do
    counts[i] = math.min(counts[i] or 0, 65535)
    sum = sum + counts[i]
  end
  if more > 0 then
    set('trips', struct.pack('>d' .. string.rep('I2', PIECES), piece, unpack(counts, 1, PIECES)))
  end
  return sum
end

local function turn(to, until_, why, kind)
  local from = state
  local trips = tripsLastHour(to == 'o' and 1 or 0)
  state, ends, reason = to, until_, to == 'c' and '' or why
  epoch = epoch + 1
  start = string.format('%.0f %.0f %.0f %d ', wall, failures, total, trips) .. process .. ' ' .. from
  set('state', state)
  set('epoch', epoch)
  set('until', ends)
  set('reason', reason)
  set('start', start)
  tell(kind, from, why, '', '')
end

local function reset(why, kind)
  turn('c', 0, why, kind)
  emptyWindow()
  failures, total = 0, 0
end

-- Enters what failed and who saw it. Returns how many processes did within the window, and the
-- reasons, as fields of a reason.
local function blame()
  local known = emptied and {}
    or redis.call('HMGET', key, 'p0', 'p1', 'r0', 'r1', 'r2', 'r3')
  local quarter = math.floor(current / (SLOTS / 4))
  local named = {}
  for i = 1, REASONS do
    local packed = known[i + 2]
    if packed and #packed > 24 and #packed <= LONGEST then
      local before = { struct.unpack(REASON, packed) }
      local gone, lately, sum = quarter - before[1], {}, 0
      for k = 1, 4 do
        -- Damaged, the number of the quarter can be one that is to come, a NaN or a fraction.
        lately[k] = gone >= 0 and k > gone and before[k - gone + 1] or 0
        sum = sum + lately[k]
      end
      if sum > 0 then
        named[i] = { string.sub(packed, 25), lately, sum, gone > 0 }
      end
    end
  end
  for i = 9, #ARGV, 2 do
    local what, count = ARGV[i], tonumber(ARGV[i + 1])
    local found, room
    for k = 1, REASONS do
      if named[k] and named[k][1] == what then
        found = k
      elseif not named[k] and not room then
        room = k
      end
    end
    if not found and room then
      found = room
      named[found] = { what, { 0, 0, 0, 0 }, 0 }
    end
    if found then
      local it = named[found]
      it[2][1], it[3], it[4] = it[2][1] + count, it[3] + count, true
    end
  end
  local fields = {}
  for i = 1, REASONS do
    local it = named[i]
    if it then
      fields[#fields + 1] = string.format('\t%s\t%.0f', it[1], it[3])
    end
    if it and it[4] then
      for k = 1, 4 do
        it[2][k] = math.min(it[2][k], 4294967295)
      end
      set('r' .. (i - 1), struct.pack(REASON, quarter, unpack(it[2])) .. it[1])
    elseif not it and known[i + 2] then
      redis.call('HDEL', key, 'r' .. (i - 1))
    end
  end

  local own, seen, place, free = tonumber(ARGV[8]), 0, nil, nil
  local entries, slotNow = {}, current % 4294967296
  for string_ = 0, 1 do
    local packed = known[string_ + 1]
    local values = packed and #packed == 64
      and { struct.unpack('>' .. string.rep('I4', PROCESSES), packed) } or {}
    for i = 1, 8 do
      local entry = { values[2 * i - 1] or 0, values[2 * i] or 0 }
      local index = 8 * string_ + i
      entries[index] = entry
      if entry[1] == own then
        place = index
      elseif entry[1] ~= 0 and (slotNow - entry[2]) % 4294967296 <= SLOTS then
        seen = seen + 1
      elseif not free then
        free = index
      end
    end
  end
  place = place or free
  if place then
    seen = seen + 1
    local entry = entries[place]
    if entry[1] ~= own or entry[2] ~= slotNow then
      entries[place] = { own, slotNow }
      local string_ = math.floor((place - 1) / 8)
      local values = {}
      for i = 1, 8 do
        values[2 * i - 1], values[2 * i] = entries[8 * string_ + i][1], entries[8 * string_ + i][2]
      end
      set('p' .. string_, struct.pack('>' .. string.rep('I4', PROCESSES), unpack(values)))
    end
  end
  return seen, table.concat(fields)
end

local leased, held = 0, 0
if step == 'admit' then
  if state ~= 'c' and now >= ends and locked == '' then
    turn('h', now + lease, reason, 'probe')
    leased = 1
  end
elseif step == 'report' then
  local successes, failed = tonumber(ARGV[5]), tonumber(ARGV[6])
  -- A report of nothing is written too, to find out a server that can be read but not written.
  written = true
  -- Outcomes for a circuit that is gone count in the one that begins with them.
  if anew or tonumber(ARGV[4]) == epoch then
    if state == 'h' then
      if ARGV[7] == '1' then
        ends = now
        set('until', ends)
      end
      if locked ~= '' then
        -- Nothing is decided while an operator has decided.
      elseif failed > 0 then
        record(successes, failed)
        turn('o', now + reEnable, 'p\t' .. (ARGV[9] or 'unknown'), 'trip')
      elseif successes > 0 then
        reset('s', 'reset')
      end
    elseif state == 'c' and successes + failed > 0 then
      record(successes, failed)
      if failed > 0 then
        local seen, reasons = blame()
        if locked == '' and failures >= minimum and failures * 100 >= percent * total then
          if seen >= processes then
            turn('o', now + reEnable,
              string.format('f\t%.0f\t%.0f\t%d', failures, total, seen) .. reasons, 'trip')
          else
            held = 1
          end
        end
      end
    end
  end
elseif step == 'trip' then
  turn('o', now + reEnable, 'o\t' .. ARGV[4], 'trip!')
elseif step == 'reset' then
  reset('o\treset by an operator', 'reset!')
elseif step == 'lock' then
  local lasts = tonumber(ARGV[5])
  locked, lockEnds = ARGV[4], now + lasts * 1000
  lock = string.format('%s\t%.0f\t%.0f\t%s\t%s', locked, lockEnds, wall + lasts, ARGV[6], ARGV[7])
  set('lock', lock)
  tell('lock-' .. locked, state, 'o\t' .. ARGV[7], ARGV[6], lasts)
elseif step == 'unlock' then
  if locked ~= '' then
    locked, lock, lockEnds = '', '', 0
    redis.call('HDEL', key, 'lock')
    tell('unlock', state, 'o\t' .. lockReason, ARGV[4], '')
  end
elseif step ~= 'read' then
  return redis.error_reply('BREAKERSTEP the script knows no step ' .. tostring(step))
end

if untold and step ~= 'read' then
  while untold[1] and not arriving do
    local entry = type(untold[1]) == 'table' and untold[1] or {}
    local added = redis.pcall('XADD', key .. ':events', 'MAXLEN', KEPT, '*', unpack(entry))
    if type(added) == 'table' and string.find(added.err or '', 'non local key', 1, true) then
      break
    end
    redis.pcall('PEXPIRE', key .. ':events', KEPT_MS)
    table.remove(untold, 1)
  end
  while #untold > UNTOLD do
    table.remove(untold, 1)
  end
  if untold[1] then
    set('untold', cmsgpack.pack(untold))
  elseif h[10] then
    redis.call('HDEL', key, 'untold')
  end
end

if step ~= 'read' and (written or moved or #changes > 0) then
  if moved and settings == policy then
    policyAt = now
  end
  if slot ~= current then
    -- Nothing was counted in the window, so it stays as it was.
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
      (DAY + 2 * ttl + reEnable + math.max(0, ends - now)
        + math.max(0, lockEnds - now)) / 1000))
  end
end

return { state, epoch, math.max(0, ends - now), failures, total, reason, leased, held, start, lock,
  math.max(0, lockEnds - now), settings ~= policy and settings or '', damaged or '' }


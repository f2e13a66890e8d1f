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

-- Whether this is a report of a closed circuit, and whether the circuit trips with what it tells.
local failed, counting, reached = 0, step == 'report' and state == 'c', false
if counting then
  failed = tonumber(ARGV[6])
  local sum = failures + failed
  reached = failed > 0 and locked == '' and sum >= minimum
    and sum * 100 >= percent * (total + tonumber(ARGV[5]) + failed)
end

-- The usual step is a report that does not trip, of a backend that does not ask to be left alone. It
-- pays for none of these functions.
local usual = counting and not reached and not ended and #ARGV % 2 == 0
local tell, tripsLastHour, remember, nextLease, turn
local forgetTrips, trip, reset, ruleBy
if not usual then
  function tell(kind, from, why, author, lasts, when)
    moved = true
    untold = untold or {}
    untold[#untold + 1] = { 'kind', kind, 'from', from, 'to', state, 'epoch', epoch,
      'failures', failures, 'total', total, 'reason', why, 'process', process, 'at', when or wall,
      'author', author, 'lasts', lasts }
    redis.pcall('PUBLISH', key .. ':changes', epoch)
  end

  -- How often it tripped within the last hour, this time included.
  function tripsLastHour(more)
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

  function remember()
    set('recovery', string.format('%.0f %.0f %.0f %.0f', trips, resetAt, succeeded, retryAt))
  end

  -- The state stays half-open: a lease begins, or one ends before the next. The history says nothing of
  -- that, and nobody is told. Each lease has an epoch of its own, so its outcome counts once.
  function nextLease(until_)
    ends, epoch, moved = until_, epoch + 1, true
    set('until', ends)
    set('epoch', epoch)
  end

  function turn(to, until_, why, kind)
    local from = state
    local lately = tripsLastHour(to == 'o' and 1 or 0)
    state, ends, reason = to, until_, to == 'c' and '' or why
    epoch = epoch + 1
    start = string.format('%.0f %.0f %.0f %d ', wall, failures, total, lately) .. process .. ' ' .. from
    set('state', state)
    set('epoch', epoch)
    set('until', ends)
    set('reason', reason)
    set('start', start)
    tell(kind, from, why, '', '')
  end

  -- Trips before a reset that held do not matter.
  function forgetTrips()
    if state == 'c' and now - resetAt >= reEnable then
      trips = 0
    end
  end

  -- An operator's trip neither uses nor counts those before it.
  function trip(why, byOperator)
    forgetTrips()
    local open, longest = reEnable, math.max(setting('longest', LONGEST_OPEN) * 1000, reEnable)
    if not byOperator then
      local backoff = setting('backoff', 1)
      for _ = 1, backoff > 1 and trips or 0 do
        open = open < longest and open * backoff or longest
      end
      open = math.min(math.floor(open), longest)
      trips = math.min(trips + 1, MOST_TRIPS)
    end
    succeeded = 0
    turn('o', math.max(now + open, math.min(retryAt, now + longest)), why,
      byOperator and 'trip!' or 'trip')
    remember()
  end

  function reset(why, byOperator)
    forgetTrips()
    local ramp = byOperator and 0 or setting('ramp', 0) * 1000
    turn('c', ramp > 0 and now + ramp or 0, why, byOperator and 'reset!' or 'reset')
    resetAt, succeeded, retryAt = now, 0, 0
    remember()
    emptyWindow()
    failures, total = 0, 0
  end

  -- Other settings rule from here on.
  function ruleBy(text)
    local before = ttl
    inForce = text
    ttl, percent, minimum, reEnable, more = string.match(text, SETTINGS)
    rule()
    if ttl ~= before then
      emptyWindow()
      failures, total = 0, 0
    end
  end

  if ended and step ~= 'read' then
    tell('over-e', state, 'o\t' .. ended[3], ended[2], '', ended[1])
  end
end

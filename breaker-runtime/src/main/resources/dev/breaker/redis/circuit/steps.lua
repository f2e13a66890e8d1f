local leased, held = 0, 0
if step == 'admit' then
  if state ~= 'c' and now >= ends and locked == '' then
    if state == 'h' then
      nextLease(now + lease)
    else
      turn('h', now + lease, reason, 'probe')
    end
    leased = 1
  end
elseif step == 'report' then
  local successes, failed = tonumber(ARGV[5]), tonumber(ARGV[6])
  -- A report of nothing is written too, to find out a server that can be read but not written.
  written = true
  -- Outcomes for a circuit that is gone count in the one that begins with them.
  if anew or tonumber(ARGV[4]) == epoch then
    if #ARGV % 2 == 1 and state ~= 'o' and failed > 0 then
      retryAt = math.max(retryAt, now + math.min(tonumber(ARGV[#ARGV]), WEEK))
      remember()
    end
    if state == 'h' then
      if ARGV[7] == '1' then
        ends = now
        set('until', ends)
      end
      if locked ~= '' then
        -- Nothing is decided while an operator has decided.
      elseif failed > 0 then
        record(successes, failed)
        trip('p\t' .. (ARGV[9] or 'unknown'))
      elseif successes > 0 and succeeded + 1 < setting('probes', 1) then
        succeeded = succeeded + 1
        nextLease(now)
        remember()
      elseif successes > 0 then
        reset('s')
      end
    elseif state == 'c' and successes + failed > 0 then
      record(successes, failed)
      if failed > 0 then
        local seen, reasons = blame()
        if reached then
          if seen >= setting('processes', 1) then
            trip(string.format('f\t%.0f\t%.0f\t%d', failures, total, seen) .. reasons)
          else
            held = 1
          end
        end
      end
    end
  end
elseif step == 'trip' then
  trip('o\t' .. ARGV[4], true)
elseif step == 'reset' then
  reset('o\treset by an operator', true)
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
elseif step == 'override' then
  local lasts = tonumber(ARGV[4])
  overrideEnds = now + lasts * 1000
  override = string.format('%.0f\t%.0f\t%s\t%s\t%s', overrideEnds, wall + lasts, ARGV[5], ARGV[6],
    ARGV[7])
  set('override', override)
  tell('over', state, 'o\t' .. ARGV[6], ARGV[5], lasts)
  ruleBy(ARGV[7])
elseif step == 'revert' then
  if override ~= '' then
    local _, _, _, said = string.match(override, OVERRIDE)
    override, overrideEnds = '', 0
    redis.call('HDEL', key, 'override')
    tell('over-r', state, 'o\t' .. said, ARGV[4], '')
    ruleBy(settings)
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
    -- Keys come and go, so theirs stay for two windows only. Within a slot of the last use, this is
    -- not called again.
    local stays = ofKey and ttl / SLOTS or DAY + reEnable
    redis.call('PEXPIRE', key, string.format('%.0f',
      (stays + 2 * ttl + math.max(0, ends - now)
        + math.max(0, lockEnds - now) + math.max(0, overrideEnds - now)) / 1000))
  end
end

if ofKey and override ~= '' then
  inForce = inForce .. OF_KEY
end

return { state, epoch, math.max(0, ends - now), failures, total, reason, leased, held, start, lock,
  math.max(0, lockEnds - now), inForce ~= policy and inForce or '', damaged or '', override,
  math.max(0, overrideEnds - now) }

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

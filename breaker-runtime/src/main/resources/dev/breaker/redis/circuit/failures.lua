local blame
if counting and failed > 0 then
  -- Enters what failed and who saw it. Returns how many processes did within the window, and the
  -- reasons, as fields of a reason.
  function blame()
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
    for i = 9, #ARGV - 1, 2 do
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
end

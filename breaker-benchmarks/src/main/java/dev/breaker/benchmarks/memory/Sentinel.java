package dev.breaker.benchmarks.memory;

import com.alibaba.csp.sentinel.Entry;
import com.alibaba.csp.sentinel.SphU;
import com.alibaba.csp.sentinel.Tracer;
import com.alibaba.csp.sentinel.slots.block.BlockException;
import com.alibaba.csp.sentinel.slots.block.RuleConstant;
import com.alibaba.csp.sentinel.slots.block.degrade.DegradeRule;
import com.alibaba.csp.sentinel.slots.block.degrade.DegradeRuleManager;
import java.util.List;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Sentinel's breakers, which are rules for resources of a name. */
@State(Scope.Benchmark)
public class Sentinel {
  static final String CLOSED = "closed";
  static final String FAILING = "failing";
  static final String OPEN = "open";

  /** Loads the rules and opens the circuit that is to be open. */
  @Setup
  public void load() throws BlockException {
    DegradeRuleManager.loadRules(
        List.of(rule(CLOSED, Rule.MINIMUM), rule(FAILING, Rule.OUT_OF_REACH), rule(OPEN, 1)));
    Entry entry = SphU.entry(OPEN);
    Tracer.traceEntry(new IllegalStateException("benchmark"), entry);
    entry.exit();
  }

  private static DegradeRule rule(String resource, int minimum) {
    return new DegradeRule(resource)
        .setGrade(RuleConstant.DEGRADE_GRADE_EXCEPTION_RATIO)
        .setCount(Rule.PERCENT_FAILED / 100.0)
        .setMinRequestAmount(minimum)
        .setStatIntervalMs(Math.toIntExact(Rule.WINDOW.toMillis()))
        .setTimeWindow(Math.toIntExact(Rule.OPEN_TIME.toSeconds()));
  }
}

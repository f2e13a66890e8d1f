package dev.breaker.tests.chaos;

/**
 * One change of a cluster, from its begin to its end.
 *
 * @param name what happens
 * @param costsNothing whether no process may be degraded by it, and no outcome may be lost
 * @param deed makes the change, and puts right what does not come right by itself
 */
record ClusterFault(String name, boolean costsNothing, Fault.Deed deed) {}

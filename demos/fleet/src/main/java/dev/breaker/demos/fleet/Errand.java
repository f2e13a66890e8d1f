package dev.breaker.demos.fleet;

/** What the clients call at a time. */
enum Errand {
  ITEM(Inventory.SERVICE),
  DRILL_WITHOUT_PUSH(Inventory.POLLED_SERVICE),
  DRILL_WITH_PUSH(Inventory.PUSHED_SERVICE);

  private final String service;

  Errand(String service) {
    this.service = service;
  }

  String service() {
    return service;
  }
}

package dev.breaker.retrofit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breaker.retrofit.TypeRow.Reads;
import dev.breaker.storage.CircuitState;

/** A column of the table: what happens to a call, what its caller gets, and what counts. */
enum ReturnTypesOutcome {
  STATUS_200("200") {
    @Override
    void check(ReturnTypesCell cell) throws Exception {
      checkStatus(cell, 200, true);
    }
  },
  STATUS_204("204") {
    @Override
    void check(ReturnTypesCell cell) throws Exception {
      checkStatus(cell, 204, true);
    }
  },
  STATUS_404("404") {
    @Override
    void check(ReturnTypesCell cell) throws Exception {
      checkStatus(cell, 404, true);
    }
  },
  STATUS_500("500") {
    @Override
    void check(ReturnTypesCell cell) throws Exception {
      checkStatus(cell, 500, false);
    }
  },
  DISCONNECT_BEFORE("disconnect before the headers") {
    @Override
    void check(ReturnTypesCell cell) throws Exception {
      checkBoth(
          cell,
          () -> cell.caller(cell.backend().disconnectsBeforeTheHeaders()),
          cell.row().got("IOException"),
          false);
    }
  },
  DISCONNECT_IN_THE_BODY("disconnect in the body") {
    @Override
    void check(ReturnTypesCell cell) throws Exception {
      checkBody(cell, cell.row().reads() != Reads.NOTHING, "IOException");
    }

    @Override
    String answer(PathBackend backend) {
      return backend.disconnectsInTheBody();
    }
  },
  TIMEOUT("timeout") {
    @Override
    void check(ReturnTypesCell cell) throws Exception {
      checkBoth(
          cell,
          () -> cell.impatientCaller(cell.backend().hangs()),
          cell.row().got("SocketTimeoutException"),
          false);
    }
  },
  CONVERTER_FAILURE("converter failure") {
    @Override
    void check(ReturnTypesCell cell) throws Exception {
      checkBody(cell, cell.row().reads() == Reads.CONVERTED, "IllegalStateException");
    }

    @Override
    String answer(PathBackend backend) {
      return backend.unreadable();
    }
  },
  CANCEL_BEFORE("cancel before") {
    @Override
    boolean isFor(TypeRow row) {
      return row.cancel().before;
    }

    @Override
    void check(ReturnTypesCell cell) throws Exception {
      cell.awaitProbe();
      String answer = cell.backend().status(200);
      Caller caller = cell.caller(answer);
      caller.cancel();

      cell.assertGot(caller, cell.row().cancel().got);

      assertThat(cell.backend().requests(answer)).isZero();
      cell.assertTold();
      cell.assertState(CircuitState.OPEN);
      cell.assertNextIsTheProbe();
    }
  },
  CANCEL_DURING("cancel during it") {
    @Override
    void check(ReturnTypesCell cell) throws Exception {
      cancelDuring(cell);

      cell.awaitIdle();
      cell.assertCounted(0, 0);
    }
  },
  CANCEL_AS_PROBE("cancel as the probe") {
    @Override
    void check(ReturnTypesCell cell) throws Exception {
      cell.awaitProbe();
      cancelDuring(cell);

      cell.awaitLeaseOver();
      cell.assertTold();
      cell.assertState(CircuitState.HALF_OPEN);
      cell.assertNextIsTheProbe();
    }
  },
  REFUSED("refused") {
    @Override
    void check(ReturnTypesCell cell) throws Exception {
      cell.trip();
      String answer = cell.backend().status(200);

      cell.assertGot(
          cell.caller(answer),
          cell.throwsRefusals()
              ? cell.row().got("CircuitOpenException")
              : cell.row().got(500) + " refused");

      assertThat(cell.backend().requests(answer)).isZero();
      cell.assertTold("refused");
      cell.assertState(CircuitState.OPEN);
      cell.assertNoLeaseLeft();
    }
  },
  LATE("late after the probe's lease") {
    @Override
    void check(ReturnTypesCell cell) throws Exception {
      cell.awaitProbe();
      String late = cell.backend().heldStatus(200);
      Caller first = cell.caller(late);
      first.call();
      cell.backend().await(late);
      cell.assertLeased();
      cell.outlastLease();
      String inTime = cell.backend().heldStatus(500);
      Caller next = cell.caller(inTime);
      next.call();
      cell.backend().await(inTime);

      cell.backend().let(late);
      assertThat(first.got()).isEqualTo(cell.row().got(200));
      cell.assertLeased();
      cell.backend().let(inTime);
      assertThat(next.got()).isEqualTo(cell.row().got(500));

      cell.assertState(CircuitState.OPEN);
      cell.assertTold("success", "failure");
      cell.assertNoLeaseLeft();
    }
  },
  CALLED_TWICE("called twice") {
    @Override
    boolean isFor(TypeRow row) {
      return row.cancel().again;
    }

    @Override
    void check(ReturnTypesCell cell) throws Exception {
      String answer = cell.backend().status(200);
      Caller caller = cell.caller(answer);

      cell.assertGot(caller, cell.row().got(200));
      cell.assertGot(caller.again(), cell.row().got(200));

      assertThat(cell.backend().requests(answer)).isEqualTo(2);
      cell.assertCounted(2, 0);
    }
  };

  private final String name;

  ReturnTypesOutcome(String name) {
    this.name = name;
  }

  /** Makes callers of the same kind. */
  interface Callers {
    Caller make();
  }

  /** Whether it can happen to a call of this type. */
  boolean isFor(TypeRow row) {
    return true;
  }

  abstract void check(ReturnTypesCell cell) throws Exception;

  /** Something that is wrong with the body. */
  String answer(PathBackend backend) {
    throw new UnsupportedOperationException(name);
  }

  final void checkStatus(ReturnTypesCell cell, int status, boolean success) throws Exception {
    checkBoth(
        cell, () -> cell.caller(cell.backend().status(status)), cell.row().got(status), success);
  }

  /** What nobody reads, or converts, is a success. */
  final void checkBody(ReturnTypesCell cell, boolean seen, String thrown) throws Exception {
    checkBoth(
        cell,
        () -> cell.caller(answer(cell.backend())),
        seen ? cell.row().got(thrown) : cell.row().got(200),
        !seen);
  }

  /** In a closed circuit, where it is counted, and as the probe, where it decides the state. */
  private static void checkBoth(ReturnTypesCell cell, Callers callers, String got, boolean success)
      throws Exception {
    cell.assertGot(callers.make(), got);
    cell.assertCounted(success ? 1 : 0, success ? 0 : 1);

    cell.awaitProbe();
    cell.assertGot(callers.make(), got);
    cell.assertTold(success ? "success" : "failure");
    cell.assertState(success ? CircuitState.CLOSED : CircuitState.OPEN);
    cell.assertNoLeaseLeft();
  }

  private static void cancelDuring(ReturnTypesCell cell) throws Exception {
    String answer = cell.backend().hangs();
    Caller caller = cell.caller(answer);
    caller.call();
    cell.backend().await(answer);

    caller.cancel();

    assertThat(caller.got()).isEqualTo(cell.row().cancel().got);
  }

  @Override
  public String toString() {
    return name;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.sampan.contract;

import java.time.Duration;

/** The contract's test of each broken adapter; not run by itself, as each of them must fail. */
final class Broken {

  private Broken() {}

  static final class TakesBodiesForText extends AdapterContract {
    @Override
    public AdapterUnderTest adapter() {
      return new PlainUnderTest(Fault.TAKES_BODIES_FOR_TEXT);
    }
  }

  static final class KeepsTheLastHeaderOnly extends AdapterContract {
    @Override
    public AdapterUnderTest adapter() {
      return new PlainUnderTest(Fault.KEEPS_THE_LAST_HEADER_ONLY);
    }
  }

  static final class DecodesTheTarget extends AdapterContract {
    @Override
    public AdapterUnderTest adapter() {
      return new PlainUnderTest(Fault.DECODES_THE_TARGET);
    }
  }

  static final class LosesCookies extends AdapterContract {
    @Override
    public AdapterUnderTest adapter() {
      return new PlainUnderTest(Fault.LOSES_COOKIES);
    }
  }

  static final class ShowsStackTraces extends AdapterContract {
    @Override
    public AdapterUnderTest adapter() {
      return new PlainUnderTest(Fault.SHOWS_STACK_TRACES);
    }
  }

  static final class AcknowledgesFailures extends AdapterContract {
    @Override
    public AdapterUnderTest adapter() {
      return new PlainUnderTest(Fault.ACKNOWLEDGES_FAILURES);
    }
  }

  static final class FailsWholeBatches extends AdapterContract {
    @Override
    public AdapterUnderTest adapter() {
      return new PlainUnderTest(Fault.FAILS_WHOLE_BATCHES);
    }
  }

  static final class HasNoDeadline extends AdapterContract {
    @Override
    public AdapterUnderTest adapter() {
      return new PlainUnderTest(Fault.HAS_NO_DEADLINE);
    }
  }

  static final class InventsIds extends AdapterContract {
    @Override
    public AdapterUnderTest adapter() {
      return new PlainUnderTest(Fault.INVENTS_IDS);
    }
  }

  static final class KeepsTheLastBody extends AdapterContract {
    @Override
    public AdapterUnderTest adapter() {
      return new PlainUnderTest(Fault.KEEPS_THE_LAST_BODY);
    }
  }

  static final class TakesOneCallAtATime extends AdapterContract {
    @Override
    public AdapterUnderTest adapter() {
      return new PlainUnderTest(Fault.TAKES_ONE_CALL_AT_A_TIME);
    }

    /** Its second call never comes, however long the first one waits. */
    @Override
    public Duration patience() {
      return Duration.ofMillis(500);
    }
  }

  static final class SaysErrorsAreResults extends AdapterContract {
    @Override
    public AdapterUnderTest adapter() {
      return new PlainUnderTest(Fault.SAYS_ERRORS_ARE_RESULTS);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.kernel;

/**
 * How many instances may be started now: a bucket that holds as many as may start in one span and
 * fills evenly. Owned by the kernel.
 */
final class StartBudget {

  private final Policy.StartRate rate;
  private final double perNano;
  private double left;
  private long filledAt;

  StartBudget(Policy.StartRate rate) {
    this.rate = rate;
    this.left = rate.instances();
    this.perNano = (double) rate.instances() / Spans.nanos(rate.span());
  }

  boolean allows(long now) {
    if (rate.unlimited()) {
      return true;
    }
    if (left < rate.instances()) {
      left = Math.min(rate.instances(), left + (now - filledAt) * perNano);
    }
    filledAt = now;
    return left >= 1;
  }

  void spend() {
    left--;
  }

  /** When there is a start again, if there was none at the time that was asked for last. */
  long nextAt() {
    return Spans.after(filledAt, (long) Math.ceil((1 - left) / perNano) + 1);
  }
}

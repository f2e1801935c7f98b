// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.simulation;

/**
 * What theory says of the models that the simulation runs.
 *
 * <p>With the most recently used instance first, the instances form a stack: the k-th one is busy
 * while k or more invocations run, and alive as long as that many ran at some time in the last
 * keep-alive. The number that run is the population of an M/M/∞ queue. So the chance that the k-th
 * one is not alive is the chance to begin in that queue's stationary state below k and to stay
 * there for the keep-alive: a row of Poisson weights times a matrix exponential.
 *
 * @param coldShare the chance of an arrival to find no instance
 * @param alive the mean number of instances
 */
record ClosedForm(double coldShare, double alive) {

  private static final double NEGLIGIBLE = 1e-13;

  static ClosedForm mostRecentlyUsed(double rate, double service, double keepAlive) {
    double cold = 0;
    double alive = 0;
    for (int level = 1; ; level++) {
      double[] absent = absent(level, rate, 1 / service, keepAlive);
      double sum = 0;
      for (double each : absent) {
        sum += each;
      }
      cold += absent[level - 1];
      alive += 1 - sum;
      if (1 - sum < NEGLIGIBLE && level > rate * service) {
        return new ClosedForm(cold, alive);
      }
    }
  }

  /**
   * How many instances are started in a time shorter than the keep-alive, where there are some at
   * first and some of them are busy: as many as the queue's highest state lies above them.
   */
  static double startsWithin(double time, double rate, double service, int alive, int busy) {
    double starts = 0;
    for (int level = alive + 1; ; level++) {
      double reached = 1;
      for (double each : below(level, rate, 1 / service, time)[busy]) {
        reached -= each;
      }
      starts += reached;
      if (reached < NEGLIGIBLE) {
        return starts;
      }
    }
  }

  /** The share of arrivals that are lost where so many servers have no queue. */
  static double erlangB(int servers, double load) {
    double blocked = 1;
    for (int n = 1; n <= servers; n++) {
      blocked = load * blocked / (n + load * blocked);
    }
    return blocked;
  }

  /** The share of arrivals that wait where so many servers have an endless queue. */
  static double erlangC(int servers, double load) {
    double blocked = erlangB(servers, load);
    return blocked / (1 - load / servers * (1 - blocked));
  }

  /** By state, the chance that the queue is in it and was never at the level for so long. */
  private static double[] absent(int level, double arrive, double leave, double time) {
    double[][] weights = {poisson(level, arrive / leave)};
    return product(weights, below(level, arrive, leave, time))[0];
  }

  /** By state and later state, the chance to go there and never to reach the level. */
  private static double[][] below(int level, double arrive, double leave, double time) {
    double fastest = arrive + (level - 1) * leave;
    int halvings = Math.max(0, (int) Math.ceil(Math.log(2 * fastest * time) / Math.log(2)));
    double step = time / Math.pow(2, halvings);
    double[][] exponential = exponential(level, arrive, leave, fastest, step);
    for (int i = 0; i < halvings; i++) {
      exponential = product(exponential, exponential);
    }
    return exponential;
  }

  /** Of the generator of the queue below the level; shifted, so that no term is negative. */
  private static double[][] exponential(
      int level, double arrive, double leave, double fastest, double step) {
    double[][] shifted = new double[level][level];
    for (int n = 0; n < level; n++) {
      shifted[n][n] = (fastest - arrive - n * leave) * step;
      if (n + 1 < level) {
        shifted[n][n + 1] = arrive * step;
      }
      if (n > 0) {
        shifted[n][n - 1] = n * leave * step;
      }
    }
    return taylor(shifted, Math.exp(-fastest * step));
  }

  private static double[][] taylor(double[][] matrix, double factor) {
    double[][] sum = new double[matrix.length][matrix.length];
    double[][] term = new double[matrix.length][matrix.length];
    for (int n = 0; n < matrix.length; n++) {
      term[n][n] = factor;
    }
    for (int order = 1; order <= 16; order++) {
      add(sum, term, 1);
      double[][] next = product(term, matrix);
      term = new double[matrix.length][matrix.length];
      add(term, next, 1.0 / order);
    }
    return sum;
  }

  private static void add(double[][] to, double[][] from, double factor) {
    for (int i = 0; i < to.length; i++) {
      for (int j = 0; j < to.length; j++) {
        to[i][j] += factor * from[i][j];
      }
    }
  }

  private static double[][] product(double[][] left, double[][] right) {
    double[][] product = new double[left.length][right.length];
    for (int i = 0; i < left.length; i++) {
      for (int k = 0; k < right.length; k++) {
        double factor = left[i][k];
        for (int j = 0; factor != 0 && j < right.length; j++) {
          product[i][j] += factor * right[k][j];
        }
      }
    }
    return product;
  }

  private static double[] poisson(int states, double mean) {
    double[] weights = new double[states];
    weights[0] = Math.exp(-mean);
    for (int n = 1; n < states; n++) {
      weights[n] = weights[n - 1] * mean / n;
    }
    return weights;
  }
}

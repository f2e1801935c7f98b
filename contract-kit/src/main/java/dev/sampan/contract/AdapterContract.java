// SPDX-License-Identifier: Apache-2.0
package dev.sampan.contract;

/**
 * Every rule that an adapter owes, whatever its platform.
 *
 * <p>An adapter's test extends this class and says how to start the adapter over its platform's
 * real bytes; the rules come along as tests. A rule about something that the platform's wire cannot
 * say is skipped with the reason.
 *
 * <pre>{@code
 * final class LambdaContractTest extends AdapterContract {
 *   public AdapterUnderTest adapter() {
 *     return new LambdaUnderTest();
 *   }
 * }
 * }</pre>
 */
public abstract class AdapterContract
    implements RequestRules,
        TargetRules,
        ResponseRules,
        FailureRules,
        CallRules,
        DirectRules,
        QueueRules {

  /** For the adapters' tests to extend. */
  protected AdapterContract() {}
}

// SPDX-License-Identifier: Apache-2.0
package dev.sampan.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder.discoveryRequest;

import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherFactory;

/** The contract is worth something only if an adapter that breaks a rule fails that rule. */
final class BrokenAdapterTest {

  @Test
  void every_rule_names_its_clause() {
    assertThat(rules()).hasSizeGreaterThanOrEqualTo(26);
    assertThat(rules()).allMatch(rule -> rule.isAnnotationPresent(Clause.class));
  }

  @Test
  void an_adapter_that_takes_bodies_for_text_is_found() {
    assertThat(broken(Broken.TakesBodiesForText.class))
        .containsExactly("every_byte_of_a_request_reaches_the_handler");
  }

  @Test
  void an_adapter_that_keeps_the_last_header_only_is_found() {
    assertThat(broken(Broken.KeepsTheLastHeaderOnly.class))
        .containsExactly(
            "repeated_request_headers_keep_their_order", "repeated_request_headers_stay_apart");
  }

  @Test
  void an_adapter_that_decodes_the_target_is_found() {
    assertThat(broken(Broken.DecodesTheTarget.class))
        .containsExactly(
            "an_encoded_slash_stays_within_its_segment",
            "path_variables_are_percent_decoded",
            "query_parameters_are_decoded_once",
            "the_query_arrives_as_it_was_written");
  }

  @Test
  void an_adapter_that_loses_cookies_is_found() {
    assertThat(broken(Broken.LosesCookies.class))
        .containsExactly("each_cookie_of_a_response_stands_alone");
  }

  @Test
  void an_adapter_that_shows_stack_traces_is_found() {
    assertThat(broken(Broken.ShowsStackTraces.class))
        .containsExactly(
            "an_exception_is_a_500_problem_without_a_stack_trace",
            "the_status_code_is_not_changed");
  }

  @Test
  void an_adapter_that_acknowledges_failures_is_found() {
    assertThat(broken(Broken.AcknowledgesFailures.class))
        .containsExactly(
            "a_batch_handler_settles_each_message",
            "a_failed_message_fails_alone",
            "a_failed_message_fails_its_delivery_where_it_cannot_be_named",
            "a_poison_payload_fails_its_own_message_only",
            "a_rejected_message_is_not_lost",
            "a_retryable_message_is_delivered_again");
  }

  @Test
  void an_adapter_that_fails_whole_batches_is_found() {
    assertThat(broken(Broken.FailsWholeBatches.class))
        .containsExactly(
            "a_batch_handler_settles_each_message",
            "a_failed_message_fails_alone",
            "a_failed_message_fails_its_delivery_where_it_cannot_be_named",
            "a_poison_payload_fails_its_own_message_only");
  }

  @Test
  void an_adapter_that_invents_ids_is_found() {
    assertThat(broken(Broken.InventsIds.class))
        .containsExactly("a_problem_names_the_invocation", "the_invocation_has_the_platforms_id");
  }

  @Test
  void an_adapter_that_keeps_the_last_body_is_found() {
    assertThat(broken(Broken.KeepsTheLastBody.class))
        .containsExactly("calls_at_one_time_do_not_mix", "calls_in_a_row_do_not_mix");
  }

  @Test
  void an_adapter_that_takes_one_call_at_a_time_is_found() {
    assertThat(broken(Broken.TakesOneCallAtATime.class))
        .containsExactly("calls_run_at_the_same_time");
  }

  @Test
  void an_adapter_that_says_errors_are_results_is_found() {
    assertThat(broken(Broken.SaysErrorsAreResults.class))
        .containsExactly(
            "a_payload_that_is_no_json_fails_and_the_next_works",
            "a_rejected_payload_is_the_platforms_error",
            "a_result_that_json_cannot_say_is_an_error",
            "an_exception_is_the_platforms_error");
  }

  @Test
  void an_adapter_that_has_no_deadline_is_found() {
    assertThat(broken(Broken.HasNoDeadline.class))
        .contains("the_deadline_lies_ahead", "every_handled_message_is_done");
  }

  private static Set<Method> rules() {
    var rules = new TreeSet<Method>(Comparator.comparing(Method::getName));
    for (var group : AdapterContract.class.getInterfaces()) {
      Stream.of(group.getDeclaredMethods())
          .filter(m -> m.isDefault() && m.getName().contains("_") && !m.isSynthetic())
          .forEach(rules::add);
    }
    return rules;
  }

  private static Set<String> broken(Class<? extends AdapterContract> contract) {
    var failed = new Failed();
    var request = discoveryRequest().selectors(selectClass(contract)).build();
    LauncherFactory.create().execute(request, failed);
    return failed.rules;
  }

  private static final class Failed implements TestExecutionListener {

    private final Set<String> rules = new TreeSet<>();

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      if (result.getStatus() == TestExecutionResult.Status.FAILED) {
        test.getSource()
            .filter(MethodSource.class::isInstance)
            .map(MethodSource.class::cast)
            .map(MethodSource::getMethodName)
            .ifPresent(rules::add);
      }
    }
  }
}

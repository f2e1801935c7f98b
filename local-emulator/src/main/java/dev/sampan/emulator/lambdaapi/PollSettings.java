// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambdaapi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sampan.Trigger;
import dev.sampan.platform.filter.EventFilter;
import dev.sampan.platform.filter.EventPattern;
import dev.sampan.platform.filter.PatternException;
import dev.sampan.platform.manifest.Destination;
import dev.sampan.platform.manifest.PollRules;
import dev.sampan.platform.manifest.TriggerSpec;
import dev.sampan.platform.profile.Limit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a mapping is asked to filter, to hear of failures, and to tell of them. */
final class PollSettings {

  static final String DESTINATION = "DestinationConfig";
  static final String RESPONSES = "FunctionResponseTypes";
  static final String REPORTS = "ReportBatchItemFailures";
  static final String FILTER = "FilterCriteria";

  /** A mapping of which nothing is asked: every result is a success. */
  static final PollRules UNASKED = new PollRules(EventFilter.NONE, false, null);

  private PollSettings() {}

  static PollRules changed(TriggerSpec before, Members asked) {
    var polling = before.polling();
    return new PollRules(
        asked.has(FILTER) ? filter(before.kind(), asked.object(FILTER)) : polling.filter(),
        asked.has(RESPONSES) ? partial(asked.list(RESPONSES)) : polling.partial(),
        asked.has(DESTINATION) ? destination(before.kind(), asked) : polling.onFailure());
  }

  private static boolean partial(JsonNode types) {
    for (var type : types) {
      if (!type.asText().equals(REPORTS)) {
        throw LambdaProblem.constraint(
            "functionResponseTypes",
            types.toString(),
            "Member must satisfy constraint: [Member must satisfy enum value set: ["
                + REPORTS
                + "]]");
      }
    }
    return !types.isEmpty();
  }

  private static EventFilter filter(Trigger kind, Members criteria) {
    var filters = criteria.list("Filters");
    var most = MappingSettings.most(Limit.FILTERS_MAX);
    if (filters.size() > most) {
      throw LambdaProblem.invalid(
          "A mapping has %d filters at most, and %d are asked for; AWS raises that quota to ten."
              .formatted(most, filters.size()));
    }
    var patterns = new ArrayList<EventPattern>();
    filters.forEach(it -> patterns.add(pattern(kind, new Members(it))));
    return new EventFilter(EventFilter.Form.NATIVE, patterns);
  }

  private static EventPattern pattern(Trigger kind, Members filter) {
    var text = filter.text("Pattern").orElse("");
    var most = MappingSettings.most(Limit.FILTER_LENGTH_MAX);
    if (text.length() > most) {
      throw LambdaProblem.constraint(
          "filterCriteria.filters.1.member.pattern",
          text.substring(0, 64) + "…",
          "Member must have length less than or equal to " + most);
    }
    try {
      var pattern = EventPattern.parse(text);
      requireData(kind, pattern);
      return pattern;
    } catch (PatternException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  /** Data of a stream are JSON, for a filter. */
  private static void requireData(Trigger kind, EventPattern pattern) {
    var key = kind == Trigger.STREAM ? "data" : "dynamodb";
    if (kind != Trigger.QUEUE && pattern.json().path(key).isArray()) {
      throw wrong(key + " must be an object, as data of a stream are JSON");
    }
  }

  private static LambdaProblem wrong(String why) {
    return LambdaProblem.invalid("Invalid filter pattern definition: " + why + ".");
  }

  private static @Nullable Destination destination(Trigger kind, Members asked) {
    var arn = asked.object(DESTINATION).object("OnFailure").text("Destination").orElse("");
    if (arn.isEmpty()) {
      return null;
    }
    if (kind == Trigger.QUEUE) {
      throw LambdaProblem.invalid(
          "A mapping of a queue of SQS has no destination; the queue has a redrive policy.");
    }
    return Resource.of(arn)
        .filter(it -> List.of(Trigger.QUEUE, Trigger.TOPIC).contains(it.kind()))
        .map(it -> new Destination(Destination.Kind.valueOf(it.kind().name()), it.source()))
        .orElseThrow(
            () ->
                LambdaProblem.invalid(
                    "The emulator tells of a failed batch to queues of SQS and topics of SNS, not"
                        + " to "
                        + arn
                        + "."));
  }
}

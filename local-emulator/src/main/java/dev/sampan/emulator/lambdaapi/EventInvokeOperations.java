// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambdaapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sampan.Trigger;
import dev.sampan.emulator.lambdaapi.Overlay.EventInvoke;
import dev.sampan.platform.Platform;
import dev.sampan.platform.manifest.AsyncSpec;
import dev.sampan.platform.manifest.Destination;
import dev.sampan.platform.profile.Limit;
import dev.sampan.platform.profile.Profile;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What becomes of events: retries, their age, destinations. It holds for all versions. */
final class EventInvokeOperations {

  private static final Profile PROFILE = Profile.of(Platform.LAMBDA);
  private static final String PATH = "/2019-09-25/functions/{FunctionName}/event-invoke-config";

  private final Versions versions;
  private final Overlay overlay;

  EventInvokeOperations(Versions versions, Overlay overlay) {
    this.versions = versions;
    this.overlay = overlay;
  }

  List<LambdaRoute> routes() {
    return List.of(
        LambdaRoute.of("PutFunctionEventInvokeConfig", "PUT", PATH, this::put),
        LambdaRoute.of("UpdateFunctionEventInvokeConfig", "POST", PATH, this::update),
        LambdaRoute.of("GetFunctionEventInvokeConfig", "GET", PATH, this::get),
        LambdaRoute.of("ListFunctionEventInvokeConfigs", "GET", PATH + "/list", this::list),
        LambdaRoute.of("DeleteFunctionEventInvokeConfig", "DELETE", PATH, this::delete));
  }

  private void put(LambdaCall call) {
    var deadLetter = versions.require(call.function()).async().deadLetter();
    set(call, new AsyncSpec(null, null, null, null, deadLetter));
  }

  private void update(LambdaCall call) {
    var function = versions.require(call.function());
    set(call, require(call.function(), function.name()).spec());
  }

  private void set(LambdaCall call, AsyncSpec before) {
    var ref = call.function();
    var function = versions.require(ref);
    var asked = Members.of(call);
    if (!asked.has("MaximumRetryAttempts")
        && !asked.has("MaximumEventAgeInSeconds")
        && !asked.has("DestinationConfig")) {
      throw LambdaProblem.invalid(
          "You must specify at least one of error handling or destination setting.");
    }
    call.answer(200, json(ref, overlay.handle(function.name(), changed(before, asked))));
  }

  private static AsyncSpec changed(AsyncSpec before, Members asked) {
    var retries = asked.number("MaximumRetryAttempts", 0, most(Limit.ASYNC_RETRIES_MAX));
    var age =
        asked.number(
            "MaximumEventAgeInSeconds", seconds(Limit.ASYNC_AGE_MIN), seconds(Limit.ASYNC_AGE_MAX));
    var to = asked.object("DestinationConfig");
    return new AsyncSpec(
        retries.map(it -> it + 1).orElse(before.attempts()),
        age.map(Duration::ofSeconds).orElse(before.maxAge()),
        to.has("OnFailure") ? destination(to.object("OnFailure")) : before.onFailure(),
        to.has("OnSuccess") ? destination(to.object("OnSuccess")) : before.onSuccess(),
        before.deadLetter());
  }

  private static @Nullable Destination destination(Members to) {
    var arn = to.text("Destination").orElse("");
    if (arn.isEmpty()) {
      return null;
    }
    return Resource.of(arn)
        .filter(it -> it.kind() == Trigger.QUEUE || it.kind() == Trigger.TOPIC)
        .map(EventInvokeOperations::destination)
        .orElseThrow(
            () ->
                LambdaProblem.invalid(
                    "The emulator sends records to queues of SQS and topics of SNS, not to "
                        + arn
                        + "."));
  }

  private static Destination destination(Resource it) {
    var kind = it.kind() == Trigger.QUEUE ? Destination.Kind.QUEUE : Destination.Kind.TOPIC;
    return new Destination(kind, it.source());
  }

  private EventInvoke require(FunctionRef ref, String function) {
    return overlay
        .events(function)
        .orElseThrow(
            () ->
                LambdaProblem.notFound(
                    "The function " + Versions.arn(ref) + " doesn't have an EventInvokeConfig"));
  }

  private void get(LambdaCall call) {
    var ref = call.function();
    call.answer(200, json(ref, require(ref, versions.require(ref).name())));
  }

  private void list(LambdaCall call) {
    var ref = call.function();
    var found = overlay.events(versions.require(ref).name());
    Page.answer(
        call,
        "FunctionEventInvokeConfigs",
        found.map(it -> List.of(json(ref, it))).orElse(List.of()));
  }

  private void delete(LambdaCall call) {
    var ref = call.function();
    var function = versions.require(ref).name();
    var unused = require(ref, function);
    overlay.forgetEvents(function);
    call.answer(204);
  }

  private static ObjectNode json(FunctionRef ref, EventInvoke set) {
    var qualified =
        ref.qualifier().isEmpty() ? new FunctionRef(ref.name(), FunctionRef.LATEST) : ref;
    var json = LambdaCall.object().put("FunctionArn", Versions.arn(qualified));
    json.put("LastModified", Times.seconds(set.at()));
    var spec = set.spec();
    if (spec.attempts() != null) {
      json.put("MaximumRetryAttempts", spec.attempts() - 1);
    }
    if (spec.maxAge() != null) {
      json.put("MaximumEventAgeInSeconds", spec.maxAge().toSeconds());
    }
    var to = json.putObject("DestinationConfig");
    put(to.putObject("OnSuccess"), spec.onSuccess());
    put(to.putObject("OnFailure"), spec.onFailure());
    return json;
  }

  private static void put(ObjectNode json, @Nullable Destination to) {
    if (to != null) {
      var kind = to.kind() == Destination.Kind.QUEUE ? Trigger.QUEUE : Trigger.TOPIC;
      json.put("Destination", Resource.arn(kind, to.source(), false));
    }
  }

  private static int most(Limit limit) {
    return PROFILE.get(limit).intValue();
  }

  private static long seconds(Limit limit) {
    return PROFILE.get(limit).duration().toSeconds();
  }
}

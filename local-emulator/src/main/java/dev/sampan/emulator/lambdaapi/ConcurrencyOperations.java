// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambdaapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sampan.emulator.lambdaapi.Overlay.Provisioned;
import dev.sampan.platform.Platform;
import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.profile.Limit;
import dev.sampan.platform.profile.Profile;
import java.util.List;
import java.util.Objects;

/** Reserved concurrency, and provisioned concurrency. */
final class ConcurrencyOperations {

  private static final Profile PROFILE = Profile.of(Platform.LAMBDA);
  private static final String PROVISIONED =
      "/2019-09-30/functions/{FunctionName}/provisioned-concurrency";

  private final LambdaHost host;
  private final Versions versions;
  private final Overlay overlay;

  ConcurrencyOperations(LambdaHost host, Versions versions, Overlay overlay) {
    this.host = host;
    this.versions = versions;
    this.overlay = overlay;
  }

  List<LambdaRoute> routes() {
    var put = "/2017-10-31/functions/{FunctionName}/concurrency";
    var get = "/2019-09-30/functions/{FunctionName}/concurrency";
    return List.of(
        LambdaRoute.of("PutFunctionConcurrency", "PUT", put, this::reserve),
        LambdaRoute.of("GetFunctionConcurrency", "GET", get, this::reserved),
        LambdaRoute.of("DeleteFunctionConcurrency", "DELETE", put, this::giveUp),
        LambdaRoute.of("PutProvisionedConcurrencyConfig", "PUT", PROVISIONED, this::provision),
        LambdaRoute.of("ListProvisionedConcurrencyConfigs", "GET", PROVISIONED, this::list)
            .marked("List"),
        LambdaRoute.of("GetProvisionedConcurrencyConfig", "GET", PROVISIONED, this::provisioned),
        LambdaRoute.of("DeleteProvisionedConcurrencyConfig", "DELETE", PROVISIONED, this::release));
  }

  private void reserve(LambdaCall call) {
    var function = unmanaged(versions.require(call.function()));
    var most = PROFILE.get(Limit.INSTANCES_MAX).value();
    var units = Members.of(call).required("ReservedConcurrentExecutions", 0, Integer.MAX_VALUE);
    var least = PROFILE.get(Limit.QUOTA_UNRESERVED).value();
    if (most - reservedByOthers(function) - units < least) {
      throw LambdaProblem.invalid(
          ("Specified ReservedConcurrentExecutions for function decreases account's"
                  + " UnreservedConcurrentExecution below its minimum value of [%d].")
              .formatted(least));
    }
    if (units < function.instances().kept()) {
      throw LambdaProblem.invalid(
          "ReservedConcurrentExecutions  %d should not be lower than function's total provisioned concurrency [%d]."
              .formatted(units, function.instances().kept()));
    }
    overlay.reserve(function.name(), units);
    call.answer(200, LambdaCall.object().put("ReservedConcurrentExecutions", units));
  }

  /** A capacity provider has instances of its own, in no account's concurrency. */
  private static FunctionSpec unmanaged(FunctionSpec function) {
    if (function.lambdaManaged().isPresent()) {
      throw LambdaProblem.invalid(
          "Reserved and provisioned concurrency are not there for functions with a capacity"
              + " provider: "
              + function.name());
    }
    return function;
  }

  private long reservedByOthers(FunctionSpec function) {
    return overlay.functions().stream()
        .filter(it -> !it.name().equals(function.name()) && it.lambdaManaged().isEmpty())
        .map(it -> it.instances().max())
        .filter(Objects::nonNull)
        .mapToLong(Integer::longValue)
        .sum();
  }

  private void reserved(LambdaCall call) {
    var json = LambdaCall.object();
    var function = versions.require(call.function());
    var units = function.instances().max();
    if (units != null && function.lambdaManaged().isEmpty()) {
      json.put("ReservedConcurrentExecutions", units);
    }
    call.answer(200, json);
  }

  private void giveUp(LambdaCall call) {
    overlay.reserve(versions.require(call.function()).name(), null);
    call.answer(204);
  }

  private void provision(LambdaCall call) {
    var ref = published(call);
    var function = unmanaged(versions.require(ref));
    requireKept(function, ref);
    var units = Members.of(call).required("ProvisionedConcurrentExecutions", 1, Integer.MAX_VALUE);
    requireRoom(function, ref, units);
    overlay.provision(function.name(), ref.qualifier(), units);
    call.answer(202, describe(function, require(ref)));
  }

  private void requireKept(FunctionSpec function, FunctionRef ref) {
    if (versions.version(ref).filter(FunctionRef.LATEST::equals).isPresent()) {
      throw unpublished();
    }
    if (function.lambdaSnapStart()) {
      throw LambdaProblem.invalid(
          "SnapStart does not go with provisioned concurrency: " + function.name());
    }
  }

  private void requireRoom(FunctionSpec function, FunctionRef ref, int units) {
    var before = overlay.provisioned(ref.name()).get(ref.qualifier());
    var all = function.instances().kept() + units - (before == null ? 0 : before.units());
    var reserved = function.instances().max();
    if (reserved != null && all > reserved) {
      throw LambdaProblem.invalid(
          "Requested Provisioned Concurrency should not be greater than the"
              + " reservedConcurrentExecution for function");
    }
    var free = host.functions().unreserved(Platform.LAMBDA);
    if (reserved == null && all > free - PROFILE.get(Limit.QUOTA_UNRESERVED).value()) {
      throw LambdaProblem.invalid(
          "Specified ConcurrentExecutions for function is greater than account's unreserved"
              + " concurrency ["
              + free
              + "].");
    }
  }

  /** Only what is published can keep instances. */
  private static FunctionRef published(LambdaCall call) {
    var ref = call.function();
    if (ref.qualifier().isEmpty() || ref.qualifier().equals(FunctionRef.LATEST)) {
      throw unpublished();
    }
    return ref;
  }

  private static LambdaProblem unpublished() {
    return LambdaProblem.invalid(
        "Provisioned Concurrency Configs cannot be applied to unpublished function versions.");
  }

  private void provisioned(LambdaCall call) {
    var ref = published(call);
    call.answer(200, describe(versions.require(ref), require(ref)));
  }

  private Provisioned require(FunctionRef ref) {
    var found = overlay.provisioned(ref.name()).get(ref.qualifier());
    if (found == null) {
      throw new LambdaProblem(
          404,
          "ProvisionedConcurrencyConfigNotFoundException",
          "No Provisioned Concurrency Config found for this function");
    }
    return found;
  }

  private void list(LambdaCall call) {
    var function = versions.require(call.function());
    Page.answer(
        call,
        "ProvisionedConcurrencyConfigs",
        overlay.provisioned(function.name()).entrySet().stream()
            .map(
                it ->
                    describe(function, it.getValue())
                        .put(
                            "FunctionArn",
                            Versions.arn(new FunctionRef(function.name(), it.getKey()))))
            .toList());
  }

  private void release(LambdaCall call) {
    var ref = published(call);
    var function = versions.require(ref);
    overlay.release(function.name(), ref.qualifier());
    call.answer(204);
  }

  private ObjectNode describe(FunctionSpec function, Provisioned provisioned) {
    var ready = Math.min(provisioned.units(), ready(function));
    return LambdaCall.object()
        .put("RequestedProvisionedConcurrentExecutions", provisioned.units())
        .put("AvailableProvisionedConcurrentExecutions", ready)
        .put("AllocatedProvisionedConcurrentExecutions", ready)
        .put("Status", ready < provisioned.units() ? "IN_PROGRESS" : "READY")
        .put("LastModified", Times.text(provisioned.at()));
  }

  private int ready(FunctionSpec function) {
    return (int)
        host.functions().instances().stream()
            .filter(it -> it.platform() == Platform.LAMBDA)
            .filter(it -> it.function().equals(function.name()) && it.note().equals("kept"))
            .filter(it -> it.state().equals("idle") || it.state().equals("busy"))
            .count();
  }
}

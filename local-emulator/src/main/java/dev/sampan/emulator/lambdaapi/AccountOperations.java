// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambdaapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sampan.Trigger;
import dev.sampan.platform.Platform;
import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.manifest.LambdaDoor;
import dev.sampan.platform.profile.Limit;
import dev.sampan.platform.profile.Profile;
import java.time.Instant;
import java.util.List;

/** What is read of an account, of a function's URL, and of loops. */
final class AccountOperations {

  private static final Profile PROFILE = Profile.of(Platform.LAMBDA);
  private static final String RECURSION = "/2024-08-31/functions/{FunctionName}/recursion-config";

  private final LambdaHost host;
  private final Versions versions;
  private final Overlay overlay;
  private final Instant since;

  AccountOperations(LambdaHost host, Versions versions, Overlay overlay) {
    this.host = host;
    this.versions = versions;
    this.overlay = overlay;
    this.since = host.clock().instant();
  }

  List<LambdaRoute> routes() {
    var url = "/2021-10-31/functions/{FunctionName}/url";
    return List.of(
        LambdaRoute.of("GetAccountSettings", "GET", "/2016-08-19/account-settings", this::account),
        LambdaRoute.of("GetFunctionUrlConfig", "GET", url, this::url),
        LambdaRoute.of("ListFunctionUrlConfigs", "GET", url + "s", this::urls),
        LambdaRoute.of("GetFunctionRecursionConfig", "GET", RECURSION, this::recursion),
        LambdaRoute.of("PutFunctionRecursionConfig", "PUT", RECURSION, this::recurse));
  }

  private void account(LambdaCall call) {
    var json = LambdaCall.object();
    json.putObject("AccountLimit")
        .put("TotalCodeSize", PROFILE.get(Limit.CODE_BYTES_STORED).value())
        .put("CodeSizeUnzipped", PROFILE.get(Limit.CODE_BYTES).value())
        .put("CodeSizeZipped", PROFILE.get(Limit.CODE_BYTES_ZIPPED).value())
        .put("ConcurrentExecutions", PROFILE.get(Limit.INSTANCES_MAX).value())
        .put("UnreservedConcurrentExecutions", host.functions().unreserved(Platform.LAMBDA));
    json.putObject("AccountUsage")
        .put("TotalCodeSize", 0)
        .put("FunctionCount", overlay.functions().size());
    call.answer(200, json);
  }

  private static boolean hasUrl(FunctionSpec function) {
    return function.lambdaDoor() == LambdaDoor.FUNCTION_URL
        && function.triggers().stream().anyMatch(it -> it.kind() == Trigger.HTTP);
  }

  private void url(LambdaCall call) {
    var ref = call.function();
    var function = versions.require(ref);
    if (!hasUrl(function)) {
      throw LambdaProblem.notFound("The resource you requested does not exist.");
    }
    call.answer(200, url(function, ref));
  }

  private void urls(LambdaCall call) {
    var ref = call.function();
    var function = versions.require(ref);
    Page.answer(
        call, "FunctionUrlConfigs", hasUrl(function) ? List.of(url(function, ref)) : List.of());
  }

  /** The gateway is the URL of every function that has one; the routes tell them apart. */
  private ObjectNode url(FunctionSpec function, FunctionRef ref) {
    return LambdaCall.object()
        .put("FunctionUrl", host.gateway().get() + "/")
        .put("FunctionArn", Versions.arn(ref))
        .put("AuthType", "NONE")
        .put("InvokeMode", function.streaming() ? "RESPONSE_STREAM" : "BUFFERED")
        .put("CreationTime", Times.text(since))
        .put("LastModifiedTime", Times.text(since));
  }

  private void recursion(LambdaCall call) {
    answer(call, versions.require(call.function()).name());
  }

  private void recurse(LambdaCall call) {
    var function = versions.require(call.function()).name();
    var loop = Members.of(call).requiredText("RecursiveLoop");
    if (!loop.equals("Allow") && !loop.equals("Terminate")) {
      throw LambdaProblem.constraint(
          "recursiveLoop", loop, "Member must satisfy enum value set: [Allow, Terminate]");
    }
    overlay.loop(function, loop.equals("Allow"));
    answer(call, function);
  }

  private void answer(LambdaCall call, String function) {
    var loop = overlay.loops(function) ? "Allow" : "Terminate";
    call.answer(200, LambdaCall.object().put("RecursiveLoop", loop));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambdaapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sampan.emulator.function.Owner;
import dev.sampan.emulator.lambda.LambdaStarter;
import dev.sampan.platform.Platform;
import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.manifest.ManagedSpec;
import dev.sampan.platform.profile.Limit;
import dev.sampan.platform.profile.Profile;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** Writes what Lambda's API says of a function. */
final class Descriptions {

  private static final long MIB = 1024 * 1024;

  private final LambdaHost host;
  private final Instant since;

  /** A writer for an emulator that starts now. */
  Descriptions(LambdaHost host) {
    this.host = host;
    this.since = host.clock().instant();
  }

  /**
   * The configuration of a version of a function.
   *
   * @param ref the function as it is asked for, whose qualifier its ARN then has
   * @param version the version that this is
   */
  ObjectNode of(FunctionSpec function, FunctionRef ref, String version) {
    var json = LambdaCall.object().put("FunctionName", function.name());
    json.put("FunctionArn", Versions.arn(ref)).put("Runtime", runtime(function));
    json.put("Role", role(function)).put("Handler", handler(function));
    json.put("CodeSize", 0).put("Description", "");
    json.put("Timeout", function.timeout().toSeconds()).put("MemorySize", function.memoryMiB());
    json.put("LastModified", Times.text(since)).put("CodeSha256", digest(function));
    json.put("Version", version);
    json.putObject("Environment").putObject("Variables").put("SAMPAN_FUNCTION", function.name());
    json.putObject("TracingConfig").put("Mode", "PassThrough");
    json.put("RevisionId", revision(function));
    json.put("State", "Active").put("LastUpdateStatus", "Successful").put("PackageType", "Zip");
    json.putArray("Architectures").add(architecture());
    var temporary = Profile.of(Platform.LAMBDA).get(Limit.TEMPORARY_BYTES).value();
    json.putObject("EphemeralStorage").put("Size", temporary / MIB);
    modes(json, function, version);
    return json;
  }

  /** How its instances start, and what they write. */
  private static void modes(ObjectNode json, FunctionSpec function, String version) {
    var published = function.lambdaSnapStart() && !version.equals("$LATEST");
    json.putObject("SnapStart")
        .put("ApplyOn", function.lambdaSnapStart() ? "PublishedVersions" : "None")
        .put("OptimizationStatus", published ? "On" : "Off");
    json.putObject("LoggingConfig")
        .put("LogFormat", LambdaStarter.logsJson(function) ? "JSON" : "Text")
        .put("LogGroup", "/aws/lambda/" + function.name());
    function.lambdaManaged().ifPresent(it -> managed(json, function, it));
  }

  private static void managed(ObjectNode json, FunctionSpec function, ManagedSpec managed) {
    var owner = Owner.of(Platform.LAMBDA);
    json.putObject("CapacityProviderConfig")
        .putObject("LambdaManagedInstancesCapacityProviderConfig")
        .put(
            "CapacityProviderArn",
            "arn:aws:lambda:%s:%s:capacity-provider:%s"
                .formatted(owner.region(), owner.account(), managed.capacityProvider()))
        .put("PerExecutionEnvironmentMaxConcurrency", function.concurrency())
        .put("ExecutionEnvironmentMemoryGiBPerVCpu", managed.memoryPerProcessor() / 1024.0);
  }

  private static String runtime(FunctionSpec function) {
    return function.handler() == null ? "provided.al2023" : "java" + Runtime.version().feature();
  }

  private static String handler(FunctionSpec function) {
    return function.handler() == null ? "bootstrap" : function.handler();
  }

  private static String role(FunctionSpec function) {
    return "arn:aws:iam::%s:role/%s"
        .formatted(Owner.of(Platform.LAMBDA).account(), function.name());
  }

  private static String architecture() {
    return System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x86_64";
  }

  /** Another one for each revision of the project. */
  private String digest(FunctionSpec function) {
    try {
      var text = function.name() + "/" + host.functions().revision();
      var sha = MessageDigest.getInstance("SHA-256");
      return Base64.getEncoder().encodeToString(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private String revision(FunctionSpec function) {
    var text = function + "/" + host.functions().revision();
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }
}

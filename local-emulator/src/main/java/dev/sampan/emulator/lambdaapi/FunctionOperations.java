// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambdaapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sampan.emulator.lambdaapi.Versions.Version;
import dev.sampan.platform.manifest.FunctionSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What there is: functions, their versions and their aliases. */
final class FunctionOperations {

  private static final String ALL = "/2015-03-31/functions";
  private static final String ONE = ALL + "/{FunctionName}";

  private final Versions versions;
  private final Overlay overlay;
  private final Descriptions descriptions;

  FunctionOperations(LambdaHost host, Versions versions, Overlay overlay) {
    this.versions = versions;
    this.overlay = overlay;
    this.descriptions = new Descriptions(host);
  }

  List<LambdaRoute> routes() {
    return List.of(
        LambdaRoute.of("ListFunctions", "GET", ALL, this::list),
        LambdaRoute.of("GetFunction", "GET", ONE, this::get),
        LambdaRoute.of(
            "GetFunctionConfiguration", "GET", ONE + "/configuration", this::configuration),
        LambdaRoute.of("PublishVersion", "POST", ONE + "/versions", this::publish),
        LambdaRoute.of("ListVersionsByFunction", "GET", ONE + "/versions", this::versions),
        LambdaRoute.of("ListTags", "GET", "/2017-03-31/tags/{Resource}", this::tags));
  }

  private void list(LambdaCall call) {
    var wanted = call.query("FunctionVersion").orElse("");
    if (!wanted.isEmpty() && !wanted.equals("ALL")) {
      throw LambdaProblem.constraint(
          "functionVersion", wanted, "Member must satisfy enum value set: [ALL]");
    }
    Page.answer(
        call,
        "Functions",
        overlay.functions().stream()
            .flatMap(it -> wanted.isEmpty() ? Stream.of(plain(it)) : all(it).stream())
            .toList());
  }

  private ObjectNode plain(FunctionSpec function) {
    return descriptions.of(function, new FunctionRef(function.name(), ""), FunctionRef.LATEST);
  }

  private List<ObjectNode> all(FunctionSpec function) {
    var all = new ArrayList<ObjectNode>();
    var latest = new FunctionRef(function.name(), FunctionRef.LATEST);
    all.add(descriptions.of(function, latest, FunctionRef.LATEST));
    versions.published(function.name()).forEach(it -> all.add(of(function, it)));
    return all;
  }

  private ObjectNode of(FunctionSpec function, Version version) {
    var number = Integer.toString(version.number());
    return descriptions
        .of(function, new FunctionRef(function.name(), number), number)
        .put("Description", version.description())
        .put("LastModified", Times.text(version.at()));
  }

  private ObjectNode asked(FunctionRef ref) {
    var function = versions.require(ref);
    return descriptions.of(function, ref, versions.version(ref).orElse(FunctionRef.LATEST));
  }

  private void get(LambdaCall call) {
    var ref = call.function();
    var json = LambdaCall.object();
    json.set("Configuration", asked(ref));
    json.putObject("Code").put("RepositoryType", "S3").put("Location", "");
    json.putObject("Tags");
    var reserved = versions.require(ref).instances().max();
    if (reserved != null) {
      json.putObject("Concurrency").put("ReservedConcurrentExecutions", reserved);
    }
    call.answer(200, json);
  }

  private void configuration(LambdaCall call) {
    call.answer(200, asked(call.function()));
  }

  private void publish(LambdaCall call) {
    var function = versions.require(call.function());
    var asked = Members.of(call);
    Revision.require(asked, plain(function));
    var description = asked.text("Description").orElse("");
    call.answer(201, of(function, versions.publish(function.name(), description)));
  }

  private void versions(LambdaCall call) {
    Page.answer(call, "Versions", all(versions.require(call.function())));
  }

  private void tags(LambdaCall call) {
    var unused = versions.require(FunctionRef.of(call.variable("Resource")));
    var json = LambdaCall.object();
    json.putObject("Tags");
    call.answer(200, json);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambdaapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sampan.emulator.lambdaapi.Versions.Alias;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** Aliases of versions. */
final class AliasOperations {

  private static final String ALL = "/2015-03-31/functions/{FunctionName}/aliases";
  private static final String ONE = ALL + "/{Name}";

  /** A number would be taken for a version. */
  private static final Pattern NAME = Pattern.compile("(?!^[0-9]+$)[a-zA-Z0-9-_]{1,128}");

  private final Versions versions;

  AliasOperations(Versions versions) {
    this.versions = versions;
  }

  List<LambdaRoute> routes() {
    return List.of(
        LambdaRoute.of("CreateAlias", "POST", ALL, this::create),
        LambdaRoute.of("ListAliases", "GET", ALL, this::list),
        LambdaRoute.of("GetAlias", "GET", ONE, this::get),
        LambdaRoute.of("UpdateAlias", "PUT", ONE, this::update),
        LambdaRoute.of("DeleteAlias", "DELETE", ONE, this::delete));
  }

  private void create(LambdaCall call) {
    var function = versions.require(call.function()).name();
    var asked = Members.of(call);
    refuseWeights(asked);
    var name = asked.requiredText("Name");
    if (!NAME.matcher(name).matches()) {
      var rule = "Member must satisfy regular expression pattern: " + NAME.pattern();
      throw LambdaProblem.constraint("name", name, rule);
    }
    if (versions.alias(function, name).isPresent()) {
      var arn = Versions.arn(new FunctionRef(function, name));
      throw LambdaProblem.conflict("Alias already exists: " + arn);
    }
    var version = version(function, asked.requiredText("FunctionVersion"));
    var alias = new Alias(name, version, asked.text("Description").orElse(""));
    versions.put(function, alias);
    call.answer(201, json(function, alias));
  }

  private static void refuseWeights(Members asked) {
    asked
        .object("RoutingConfig")
        .refuse(
            "AdditionalVersionWeights",
            "The emulator sends all calls of an alias to one version; leave"
                + " AdditionalVersionWeights out.");
  }

  private String version(String function, String asked) {
    return versions
        .version(new FunctionRef(function, asked))
        .filter(asked::equals)
        .orElseThrow(
            () ->
                LambdaProblem.notFound(
                    "Function not found: " + Versions.arn(new FunctionRef(function, asked))));
  }

  private void list(LambdaCall call) {
    var function = versions.require(call.function()).name();
    Page.answer(
        call,
        "Aliases",
        versions.aliases(function).stream()
            .filter(it -> call.query("FunctionVersion").map(it.version()::equals).orElse(true))
            .map(it -> json(function, it))
            .toList());
  }

  private Alias require(LambdaCall call, String function) {
    var name = call.variable("Name");
    return versions
        .alias(function, name)
        .orElseThrow(
            () ->
                LambdaProblem.notFound(
                    "Cannot find alias arn: " + Versions.arn(new FunctionRef(function, name))));
  }

  private void get(LambdaCall call) {
    var function = versions.require(call.function()).name();
    call.answer(200, json(function, require(call, function)));
  }

  private void update(LambdaCall call) {
    var function = versions.require(call.function()).name();
    var before = require(call, function);
    var asked = Members.of(call);
    refuseWeights(asked);
    Revision.require(asked, json(function, before));
    var version =
        asked.text("FunctionVersion").map(it -> version(function, it)).orElse(before.version());
    var description = asked.text("Description").orElse(before.description());
    var after = new Alias(before.name(), version, description);
    versions.put(function, after);
    call.answer(200, json(function, after));
  }

  private void delete(LambdaCall call) {
    versions.removeAlias(versions.require(call.function()).name(), call.variable("Name"));
    call.answer(204);
  }

  private static ObjectNode json(String function, Alias alias) {
    var revision = (function + alias).getBytes(StandardCharsets.UTF_8);
    return LambdaCall.object()
        .put("AliasArn", Versions.arn(new FunctionRef(function, alias.name())))
        .put("Name", alias.name())
        .put("FunctionVersion", alias.version())
        .put("Description", alias.description())
        .put("RevisionId", UUID.nameUUIDFromBytes(revision).toString());
  }
}

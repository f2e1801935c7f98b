// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The events of services that want an answer of their own, or that no trigger stands for. An event
 * is of the first kind all of whose members it has.
 *
 * <p>A member is the way to it, of one or two names; in a list it is that of the first item. After
 * an equals sign stands the text that it must be.
 */
enum NativeKind {
  WEB_SOCKET(
      "com.amazon.apigateway.websocket",
      "requestContext/eventType",
      "requestContext/connectionId",
      "requestContext/routeKey"),
  TOKEN_AUTHORIZER(
      "com.amazon.apigateway.authorizer", "type", "type=TOKEN", "methodArn", "authorizationToken"),
  REQUEST_AUTHORIZER(
      "com.amazon.apigateway.authorizer", "type", "type=REQUEST", "methodArn", "requestContext"),
  ROUTE_AUTHORIZER(
      "com.amazon.apigateway.authorizer.v2",
      "type",
      "type=REQUEST",
      "version=2.0",
      "routeArn",
      "requestContext"),
  USER_POOL("com.amazon.cognito-idp.trigger", "triggerSource", "userPoolId", "request", "response"),
  COGNITO_SYNC(
      "com.amazon.cognito-sync.trigger",
      "eventType",
      "eventType=SyncTrigger",
      "identityPoolId",
      "datasetName",
      "datasetRecords"),
  CUSTOM_RESOURCE(
      "com.amazon.cloudformation.custom_resource",
      "RequestType",
      "ResponseURL",
      "StackId",
      "RequestId",
      "LogicalResourceId"),
  FIREHOSE(
      "com.amazon.firehose.transformation", null, "invocationId", "deliveryStreamArn", "records"),
  S3_BATCH(
      "com.amazonaws.s3.batch", null, "invocationSchemaVersion", "invocationId", "job", "tasks"),
  S3_OBJECT_LAMBDA(
      "com.amazonaws.s3.object_lambda", null, "getObjectContext", "configuration", "userRequest"),
  SES("com.amazon.ses.receipt", null, "Records/eventSource=aws:ses", "Records/ses"),
  CODE_COMMIT(
      "com.amazon.codecommit.event",
      "Records/eventName",
      "Records/eventSource=aws:codecommit",
      "Records/codecommit"),
  CODE_PIPELINE("com.amazon.codepipeline.job", null, "CodePipeline.job/id"),
  CONFIG("com.amazon.config.evaluation", null, "invokingEvent", "resultToken", "configRuleName"),
  APP_SYNC("com.amazon.appsync.resolver", "info/fieldName", "info/parentTypeName", "arguments"),
  APP_SYNC_AUTHORIZER(
      "com.amazon.appsync.authorizer",
      null,
      "authorizationToken",
      "requestContext/apiId",
      "requestContext/queryString"),
  DESTINATION(
      "com.amazon.lambda.destination",
      "requestContext/condition",
      "requestContext/functionArn",
      "requestContext/approximateInvokeCount",
      "timestamp"),
  WINDOW(
      "com.amazon.lambda.window",
      null,
      "window/start",
      "window/end",
      "isFinalInvokeForWindow",
      "eventSourceARN"),
  ALARM("com.amazon.cloudwatch.alarm", null, "source=aws.cloudwatch", "alarmArn", "alarmData"),
  IOT_BUTTON("com.amazon.iot.button", "clickType", "serialNumber", "batteryVoltage"),
  SECRET_ROTATION("com.amazon.secretsmanager.rotation", "Step", "SecretId", "ClientRequestToken"),
  CONNECT("com.amazon.connect.contact_flow", null, "Name=ContactFlowEvent", "Details"),
  LEX("com.amazon.lex.code_hook", "invocationSource", "messageVersion", "currentIntent", "bot"),
  LEX_V2(
      "com.amazon.lex.v2.code_hook",
      "invocationSource",
      "messageVersion",
      "sessionState",
      "sessionId",
      "bot");

  private static final Set<String> PATHS = paths();

  private final String type;
  private final @Nullable String word;

  @SuppressWarnings("ImmutableEnumChecker") // It is List.of's.
  private final List<String> members;

  /**
   * One kind.
   *
   * @param type the CloudEvents type
   * @param word the member that holds the service's own word for what happened, which must be there
   *     too; null if there is none
   */
  NativeKind(String type, @Nullable String word, String... members) {
    this.type = type;
    this.word = word;
    this.members = List.of(members);
  }

  /** The kind of an event; null if it is none of these. */
  static @Nullable NativeKind of(Map<String, String> found) {
    for (NativeKind kind : values()) {
      if (kind.fits(found)) {
        return kind;
      }
    }
    return null;
  }

  /** Whether any kind asks for the member. */
  static boolean asks(String path) {
    return PATHS.contains(path);
  }

  private boolean fits(Map<String, String> found) {
    for (String member : members) {
      int mark = member.indexOf('=');
      String value = found.get(mark < 0 ? member : member.substring(0, mark));
      if (value == null || (mark >= 0 && !value.equals(member.substring(mark + 1)))) {
        return false;
      }
    }
    return word == null || !found.getOrDefault(word, "").isEmpty();
  }

  /** The CloudEvents type of such events. */
  String type() {
    return type;
  }

  /** The service's own word for what happened; null if the kind has none. */
  @Nullable String word(Map<String, String> found) {
    return word == null ? null : found.get(word);
  }

  private static Set<String> paths() {
    Set<String> paths = new HashSet<>();
    for (NativeKind kind : values()) {
      if (kind.word != null) {
        paths.add(kind.word);
      }
      for (String member : kind.members) {
        int mark = member.indexOf('=');
        paths.add(mark < 0 ? member : member.substring(0, mark));
      }
    }
    return paths;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.catalog;

import com.amazonaws.services.lambda.runtime.events.APIGatewayCustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2CustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent;
import com.amazonaws.services.lambda.runtime.events.ActiveMQEvent;
import com.amazonaws.services.lambda.runtime.events.AppSyncLambdaAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerRequestEvent;
import com.amazonaws.services.lambda.runtime.events.CloudFormationCustomResourceEvent;
import com.amazonaws.services.lambda.runtime.events.CloudWatchCompositeAlarmEvent;
import com.amazonaws.services.lambda.runtime.events.CloudWatchLogsEvent;
import com.amazonaws.services.lambda.runtime.events.CloudWatchMetricAlarmEvent;
import com.amazonaws.services.lambda.runtime.events.CodeCommitEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolCreateAuthChallengeEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolCustomMessageEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolDefineAuthChallengeEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolMigrateUserEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolPostAuthenticationEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolPostConfirmationEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolPreAuthenticationEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolPreSignUpEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolPreTokenGenerationEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolPreTokenGenerationEventV2;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolVerifyAuthChallengeResponseEvent;
import com.amazonaws.services.lambda.runtime.events.ConfigEvent;
import com.amazonaws.services.lambda.runtime.events.ConnectEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbTimeWindowEvent;
import com.amazonaws.services.lambda.runtime.events.IoTButtonEvent;
import com.amazonaws.services.lambda.runtime.events.KafkaEvent;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.KinesisFirehoseEvent;
import com.amazonaws.services.lambda.runtime.events.KinesisTimeWindowEvent;
import com.amazonaws.services.lambda.runtime.events.LambdaDestinationEvent;
import com.amazonaws.services.lambda.runtime.events.LexEvent;
import com.amazonaws.services.lambda.runtime.events.RabbitMQEvent;
import com.amazonaws.services.lambda.runtime.events.S3BatchEvent;
import com.amazonaws.services.lambda.runtime.events.S3BatchEventV2;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.events.S3ObjectLambdaEvent;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.amazonaws.services.lambda.runtime.events.SecretsManagerRotationEvent;
import dev.sampan.contract.CorpusCase;
import dev.sampan.contract.Portable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Which of Amazon's classes an event is for, and what of it the class has no room for. */
final class AmazonClasses {

  /**
   * The samples that Amazon has no class for; that for the scheduler's events takes no text for a
   * detail.
   */
  static final Set<String> NONE =
      Set.of("documentdb", "codepipeline", "appsync", "ses", "lex-v2", "scheduler");

  private static final Map<String, Class<?>> BY_SAMPLE =
      Map.ofEntries(
          Map.entry("websocket-connect", APIGatewayV2WebSocketEvent.class),
          Map.entry("websocket-message", APIGatewayV2WebSocketEvent.class),
          Map.entry("websocket-disconnect", APIGatewayV2WebSocketEvent.class),
          Map.entry("authorizer-token", APIGatewayCustomAuthorizerEvent.class),
          Map.entry("authorizer-request", APIGatewayCustomAuthorizerEvent.class),
          Map.entry("authorizer-v2", APIGatewayV2CustomAuthorizerEvent.class),
          Map.entry("cognito-pre-sign-up", CognitoUserPoolPreSignUpEvent.class),
          Map.entry("cognito-post-confirmation", CognitoUserPoolPostConfirmationEvent.class),
          Map.entry("cognito-pre-authentication", CognitoUserPoolPreAuthenticationEvent.class),
          Map.entry("cognito-post-authentication", CognitoUserPoolPostAuthenticationEvent.class),
          Map.entry("cognito-custom-message", CognitoUserPoolCustomMessageEvent.class),
          Map.entry("cognito-pre-token", CognitoUserPoolPreTokenGenerationEvent.class),
          Map.entry("cognito-pre-token-v2", CognitoUserPoolPreTokenGenerationEventV2.class),
          Map.entry("cognito-define-challenge", CognitoUserPoolDefineAuthChallengeEvent.class),
          Map.entry("cognito-create-challenge", CognitoUserPoolCreateAuthChallengeEvent.class),
          Map.entry(
              "cognito-verify-challenge", CognitoUserPoolVerifyAuthChallengeResponseEvent.class),
          Map.entry("cognito-migrate-user", CognitoUserPoolMigrateUserEvent.class),
          Map.entry("cognito-sync", CognitoEvent.class),
          Map.entry("s3-batch", S3BatchEvent.class),
          Map.entry("s3-batch-v2", S3BatchEventV2.class),
          Map.entry("s3-object-lambda", S3ObjectLambdaEvent.class),
          Map.entry("s3-by-topic", SNSEvent.class),
          Map.entry("s3-by-queue", SQSEvent.class),
          Map.entry("s3-by-topic-and-queue", SQSEvent.class),
          Map.entry("s3-test", SQSEvent.class),
          Map.entry("s3-by-bus", ScheduledEvent.class),
          Map.entry("kinesis-window", KinesisTimeWindowEvent.class),
          Map.entry("dynamodb-window", DynamodbTimeWindowEvent.class),
          Map.entry("firehose", KinesisFirehoseEvent.class),
          Map.entry("kafka", KafkaEvent.class),
          Map.entry("kafka-self-managed", KafkaEvent.class),
          Map.entry("activemq", ActiveMQEvent.class),
          Map.entry("rabbitmq", RabbitMQEvent.class),
          Map.entry("alarm", CloudWatchMetricAlarmEvent.class),
          Map.entry("alarm-composite", CloudWatchCompositeAlarmEvent.class),
          Map.entry("custom-resource", CloudFormationCustomResourceEvent.class),
          Map.entry("config", ConfigEvent.class),
          Map.entry("codecommit", CodeCommitEvent.class),
          Map.entry("secret-rotation", SecretsManagerRotationEvent.class),
          Map.entry("destination-success", LambdaDestinationEvent.class),
          Map.entry("destination-failure", LambdaDestinationEvent.class),
          Map.entry("iot-button", IoTButtonEvent.class),
          Map.entry("appsync-authorizer", AppSyncLambdaAuthorizerEvent.class),
          Map.entry("connect", ConnectEvent.class),
          Map.entry("lex", LexEvent.class));

  /** What Amazon's classes lose or write in another form, by where it is. */
  private static final Map<String, List<String>> NO_ROOM =
      Map.ofEntries(
          Map.entry("websocket-disconnect", List.of("/requestContext/disconnect")),
          Map.entry(
              "authorizer-request",
              List.of(
                  "/multiValue",
                  "/requestContext/extendedRequestId",
                  "/requestContext/requestTime",
                  "/requestContext/protocol",
                  "/requestContext/domain",
                  "/requestContext/identity/userAgent",
                  "/requestContext/identity/apiKeyId")),
          Map.entry("authorizer-v2", List.of("/requestContext/time")),
          Map.entry("cognito-custom-message", List.of("/request/linkParameter")),
          Map.entry("s3-object-lambda", List.of("/xAmzRequestId")),
          Map.entry("firehose", List.of("/sourceKinesisStreamArn")),
          Map.entry("kafka", List.of("/records/clicks-0/0/headers")),
          Map.entry("kafka-self-managed", List.of("/records/clicks-0/0/headers")),
          Map.entry(
              "rabbitmq",
              List.of(
                  "/rmqMessagesByQueue/orders:://0/basicProperties/expiration",
                  "/rmqMessagesByQueue/orders:://1/basicProperties/expiration")),
          Map.entry("appsync-authorizer", List.of("/requestContext/queryString")));

  private AmazonClasses() {}

  /** The name of the sample that a case is made of; empty for others. */
  static String sample(CorpusCase each) {
    return each.portable().get("sent").path("sample").asText("");
  }

  static Class<?> of(CorpusCase each) {
    var found = BY_SAMPLE.get(sample(each));
    if (found != null) {
      return found;
    }
    return each.kind().equals("http") ? request(each) : byKind(each.kind());
  }

  private static Class<?> request(CorpusCase each) {
    var event = Portable.json(each.nativeRequest().body().bytes());
    if (event.at("/requestContext/elb").isObject()) {
      return ApplicationLoadBalancerRequestEvent.class;
    }
    return event.has("httpMethod")
        ? APIGatewayProxyRequestEvent.class
        : APIGatewayV2HTTPEvent.class;
  }

  private static Class<?> byKind(String kind) {
    return switch (kind) {
      case "queue" -> SQSEvent.class;
      case "topic" -> SNSEvent.class;
      case "stream" -> KinesisEvent.class;
      case "object" -> S3Event.class;
      case "schedule", "bus" -> ScheduledEvent.class;
      case "log" -> CloudWatchLogsEvent.class;
      case "record" -> DynamodbEvent.class;
      default -> throw new AssertionError("no class is named for " + kind);
    };
  }

  /** Where a case's event gets lost, as Amazon's class does not have it. */
  static List<String> withoutRoom(CorpusCase each) {
    return Objects.requireNonNull(NO_ROOM.getOrDefault(sample(each), List.of()));
  }
}

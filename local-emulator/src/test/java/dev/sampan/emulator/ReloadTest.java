// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.emulator.invocation.EmulatorEvent;
import dev.sampan.emulator.invocation.Invoked;
import dev.sampan.platform.Platform;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.InvocationType;

/** A project that changes while an emulator runs it. */
final class ReloadTest {

  private static final String MANIFEST =
      """
      functions:
        says:
          handler: compiled.Says
          triggers:
            - http: { routes: ["GET /says"] }
      """;

  @TempDir Path directory;
  private Path classes;
  private TestProject project;
  private Emulator emulator;

  @BeforeEach
  void start() throws Exception {
    classes = directory.resolve("target/classes");
    CompiledClass.says("one", classes);
    project = new TestProject(directory, MANIFEST);
    var classPath = new ArrayList<>(List.of(classes));
    classPath.addAll(TestProject.classPath());
    emulator = Emulator.start(project.config(Platform.LAMBDA).withClassPath(classPath).watching());
  }

  @AfterEach
  void stop() {
    emulator.close();
  }

  @Test
  void new_calls_go_to_what_was_compiled_and_the_old_instance_ends() throws Exception {
    assertThat(says("/says").value().body().text()).isEqualTo("one");

    CompiledClass.says("two", classes);
    var reloaded = project.await(EmulatorEvent.Reloaded.class);
    var ended = project.await(EmulatorEvent.InstanceEnded.class);
    var after = says("/says");

    assertThat(reloaded.revision()).isEqualTo(2);
    assertThat(reloaded.files()).isEqualTo(2);
    assertThat(reloaded.took()).isPositive();
    assertThat(ended.revision()).isEqualTo(1);
    assertThat(ended.how()).isEqualTo("shutdown");
    assertThat(after.value().body().text()).isEqualTo("two");
    assertThat(after.report().service().cold()).isTrue();
    assertThat(emulator.instances()).singleElement().returns(2, it -> it.revision());
    var first = directory.resolve(".sampan/revisions/1");
    for (var since = System.nanoTime(); Files.exists(first); Thread.onSpinWait()) {
      assertThat(System.nanoTime() - since).isLessThan(TimeUnit.SECONDS.toNanos(20));
    }
  }

  @Test
  void a_published_version_runs_what_it_was_published_of() throws Exception {
    try (var client = lambda()) {
      client.publishVersion(it -> it.functionName("says"));
      client.createAlias(it -> it.functionName("says").name("live").functionVersion("1"));
      assertThat(answer(client, "live")).contains("one");

      CompiledClass.says("two", classes);
      project.await(EmulatorEvent.Reloaded.class);

      assertThat(answer(client, "$LATEST")).contains("two");
      assertThat(answer(client, "1")).contains("one");
      assertThat(answer(client, "live")).contains("one");
      assertThat(emulator.instances()).extracting(it -> it.revision()).containsExactly(1, 2);
      assertThatThrownBy(
              () ->
                  client.invoke(
                      it ->
                          it.functionName("says")
                              .qualifier("1")
                              .invocationType(InvocationType.EVENT)))
          .isInstanceOf(InvalidParameterValueException.class)
          .hasMessageContaining("function:says:1 is a version of the project before its last");
      assertThat(client.publishVersion(it -> it.functionName("says")).version()).isEqualTo("2");
    }
  }

  private LambdaClient lambda() {
    return LambdaClient.builder()
        .endpointOverride(URI.create("http://127.0.0.1:" + emulator.controlPort()))
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "thing")))
        .build();
  }

  private static String answer(LambdaClient client, String qualifier) {
    var request =
        """
        {"version":"2.0","rawPath":"/says","rawQueryString":"","headers":{},
         "requestContext":{"http":{"method":"GET","path":"/says"},"domainName":"x"}}
        """;
    return client
        .invoke(
            it ->
                it.functionName("says")
                    .qualifier(qualifier)
                    .payload(SdkBytes.fromUtf8String(request)))
        .payload()
        .asUtf8String();
  }

  @Test
  void an_invocation_that_runs_finishes_on_the_classes_that_it_began_with() throws Exception {
    try (var meeting = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var request = HttpRequest.of("GET", "/says?wait=" + meeting.getLocalPort());
      var running = emulator.calls().http(Platform.LAMBDA, "says", request);
      try (var met = meeting.accept()) {
        CompiledClass.says("two", classes);
        project.await(EmulatorEvent.Reloaded.class);

        assertThat(says("/says").value().body().text()).isEqualTo("two");
        assertThat(running).isNotDone();
        met.getOutputStream().write(1);
      }

      var answer = running.get(1, TimeUnit.MINUTES);

      assertThat(answer.value().body().text()).isEqualTo("one");
      project.await(EmulatorEvent.InstanceEnded.class);
      assertThat(emulator.instances()).singleElement().returns(2, it -> it.revision());
    }
  }

  @Test
  void routes_change_with_the_manifest() throws Exception {
    var gateway = new HttpProbe(emulator.gatewayPort());
    assertThat(gateway.get("/says").statusCode()).isEqualTo(200);

    manifest(MANIFEST.replace("GET /says", "GET /tells"));
    project.await(EmulatorEvent.Reloaded.class);

    assertThat(gateway.get("/says").statusCode()).isEqualTo(404);
    assertThat(gateway.get("/tells").statusCode()).isEqualTo(200);
    assertThat(project.await(EmulatorEvent.Refused.class))
        .returns("/says", EmulatorEvent.Refused::path)
        .returns(404, EmulatorEvent.Refused::status);
  }

  @Test
  void a_broken_manifest_changes_nothing_but_is_told() throws Exception {
    manifest(MANIFEST.replace("handler", "hander"));
    var failed = project.await(EmulatorEvent.ReloadFailed.class);
    var during = says("/says");
    manifest(MANIFEST + "    timeout: 7s\n");
    project.await(EmulatorEvent.Reloaded.class);

    assertThat(failed.kept()).isEqualTo(1);
    assertThat(failed.reasons().get(0)).contains("sampan.yaml:3: ", "hander", "handler");
    assertThat(during.value().body().text()).isEqualTo("one");
    assertThat(emulator.manifest().functions().get(0).timeout()).isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void a_clean_build_keeps_the_old_classes_until_the_new_ones_are_there() throws Exception {
    assertThat(says("/says").value().body().text()).isEqualTo("one");
    delete(classes);
    var failed = project.await(EmulatorEvent.ReloadFailed.class);
    assertThat(says("/says").value().body().text()).isEqualTo("one");

    CompiledClass.says("two", classes);
    project.await(EmulatorEvent.Reloaded.class);

    assertThat(failed.reasons().get(0)).contains("sampan.yaml:3: ", "compiled.Says");
    assertThat(says("/says").value().body().text()).isEqualTo("two");
  }

  @Test
  void a_project_that_was_never_compiled_is_told_before_anybody_calls(@TempDir Path other)
      throws Exception {
    var fresh = new TestProject(other, MANIFEST);
    var config = fresh.config(Platform.LAMBDA).withClassPath(List.of(other.resolve("none")));

    try (var started = Emulator.start(config.watching())) {
      assertThat(fresh.await(EmulatorEvent.Troubled.class).text())
          .contains("sampan.yaml:3: ", "compiled.Says", "Build the project first");
      assertThat(started.instances()).isEmpty();
    }
  }

  private void manifest(String text) throws Exception {
    Files.writeString(directory.resolve("sampan.yaml"), text);
  }

  private Invoked<HttpResponse> says(String target) throws Exception {
    var request = HttpRequest.of("GET", target);
    return emulator.calls().http(Platform.LAMBDA, "says", request).get(1, TimeUnit.MINUTES);
  }

  private static void delete(Path directory) throws Exception {
    try (var all = Files.walk(directory)) {
      for (var file : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import dev.sampan.Handler;
import dev.sampan.Lifecycle;
import dev.sampan.Startup;
import dev.sampan.adapter.lambda.crac.Core;
import dev.sampan.runtime.Environment;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class SampanHandlerTest {

  /** Says what it knows of its call; fails for an empty input. */
  public static final class Telling implements Handler<Map<String, String>, String> {

    /** For the runtime. */
    public Telling() {}

    @Override
    public String handle(Map<String, String> input, dev.sampan.Context context) {
      if (input.isEmpty()) {
        throw new IllegalArgumentException("nothing to do");
      }
      LambdaInvocation invocation = context.raw(LambdaInvocation.class).orElseThrow();
      return String.join(
          " ",
          context.invocationId(),
          context.deadline().remaining().toString(),
          context.trace().traceparent(),
          invocation.functionArn(),
          invocation.cognitoIdentity(),
          invocation.clientContext(),
          invocation.tenantId());
    }
  }

  /** Finds an index with one function, or none. */
  private static final class Loader extends ClassLoader {
    private final @Nullable String index;
    private String hidden = "nothing";

    Loader without(String prefix) {
      hidden = prefix;
      return this;
    }

    @Override
    public @Nullable URL getResource(String name) {
      return name.startsWith(hidden) ? null : super.getResource(name);
    }

    Loader(@Nullable String index) {
      super(SampanHandlerTest.class.getClassLoader());
      this.index = index;
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
      if (!name.equals("META-INF/sampan/functions.properties")) {
        return super.getResourceAsStream(name);
      }
      return index == null
          ? null
          : new ByteArrayInputStream(index.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** What a managed runtime hands over. */
  private static final class ManagedContext implements Context {
    @Override
    public String getAwsRequestId() {
      return "id-1";
    }

    @Override
    public String getLogGroupName() {
      return "";
    }

    @Override
    public String getLogStreamName() {
      return "";
    }

    @Override
    public String getFunctionName() {
      return "telling";
    }

    @Override
    public String getFunctionVersion() {
      return "$LATEST";
    }

    @Override
    public String getInvokedFunctionArn() {
      return "arn:telling";
    }

    @Override
    public CognitoIdentity getIdentity() {
      return new CognitoIdentity() {
        @Override
        public String getIdentityId() {
          return "i";
        }

        @Override
        public String getIdentityPoolId() {
          return "p";
        }
      };
    }

    @Override
    public ClientContext getClientContext() {
      return new ClientContext() {
        @Override
        public com.amazonaws.services.lambda.runtime.@Nullable Client getClient() {
          return null;
        }

        @Override
        public Map<String, String> getCustom() {
          return Map.of("a", "b");
        }

        @Override
        public @Nullable Map<String, String> getEnvironment() {
          return null;
        }
      };
    }

    @Override
    public int getRemainingTimeInMillis() {
      return 1500;
    }

    @Override
    public int getMemoryLimitInMB() {
      return 512;
    }

    @Override
    public @Nullable LambdaLogger getLogger() {
      return null;
    }

    @Override
    public String getTenantId() {
      return "blue";
    }

    @Override
    public String getXrayTraceId() {
      return "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1";
    }
  }

  /** Counts how often it is told of a snapshot. */
  public static final class Snapping implements Handler<String, String>, Lifecycle {
    private static final AtomicInteger PRIMED = new AtomicInteger();
    private static final AtomicInteger RESTORED = new AtomicInteger();

    /** For the runtime. */
    public Snapping() {}

    @Override
    public String handle(String input, dev.sampan.Context context) {
      return PRIMED + " " + RESTORED;
    }

    @Override
    public void prime(Startup startup) {
      PRIMED.incrementAndGet();
    }

    @Override
    public void restored(Startup startup) {
      RESTORED.incrementAndGet();
    }
  }

  private static SampanHandler handler(@Nullable String index) {
    return handler(new Loader(index), Map.of(), new ByteArrayOutputStream());
  }

  private static SampanHandler handler(
      Loader loader, Map<String, String> variables, ByteArrayOutputStream log) {
    return new SampanHandler(
        new Environment(
            variables,
            Clock.fixed(Function.NOW, ZoneOffset.UTC),
            loader,
            new PrintStream(log, true, StandardCharsets.UTF_8)));
  }

  private static SampanHandler telling() {
    return handler("functions.telling.handler=" + Telling.class.getName());
  }

  private static String handle(SampanHandler handler, String event) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] input = event.getBytes(StandardCharsets.UTF_8);
    handler.handleRequest(new ByteArrayInputStream(input), out, new ManagedContext());
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void serves_the_function_of_the_index_and_tells_it_what_the_runtime_says() throws Exception {
    assertThat(handle(telling(), "{\"a\":\"b\"}"))
        .contains("id-1 PT1.5S 00-5759e988bd862e3fe1be46a994272793-53995c3f42cd8ad8-01 arn:telling")
        .contains("cognitoIdentityPoolId")
        .contains("custom")
        .contains("blue");
  }

  @Test
  void throws_what_the_function_failed_of() {
    SampanHandler handler = telling();

    assertThatThrownBy(() -> handle(handler, "{}"))
        .isInstanceOf(FunctionFailedException.class)
        .hasMessage("java.lang.IllegalArgumentException: nothing to do");
  }

  @Test
  void has_the_function_told_of_a_snapshot() throws Exception {
    SnapStart.listen();
    Map<String, String> variables = Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
    Loader loader = new Loader("functions.f.handler=" + Snapping.class.getName());

    SampanHandler handler = handler(loader, variables, new ByteArrayOutputStream());
    Core.getGlobalContext().beforeCheckpoint();
    Core.getGlobalContext().afterRestore();

    assertThat(handle(handler, "")).isEqualTo("1 1");
  }

  @Test
  void says_that_hooks_need_a_library_that_is_not_there() {
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    Loader loader = new Loader("functions.f.handler=" + Telling.class.getName());

    SampanHandler unused =
        handler(
            loader.without("org/crac/"),
            Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start"),
            log);

    assertThat(log.toString(StandardCharsets.UTF_8)).contains("org.crac:crac");
  }

  @Test
  void does_not_start_without_a_function() {
    assertThatThrownBy(() -> handler(null))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("functions.properties");
    assertThatThrownBy(() -> handler("functions.telling.handler=no.such.Handler"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no.such.Handler");
  }
}

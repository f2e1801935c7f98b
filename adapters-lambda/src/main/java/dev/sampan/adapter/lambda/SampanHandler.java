// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.sampan.runtime.Environment;
import dev.sampan.runtime.Failure;
import dev.sampan.runtime.FunctionInstance;
import dev.sampan.runtime.InitException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The handler to name on a managed Java runtime: {@code dev.sampan.adapter.lambda.SampanHandler}.
 * It serves the function of the index, which {@code SAMPAN_FUNCTION} picks where there are several.
 *
 * <p>The function is started with this object, so within Lambda's init phase; the managed runtime
 * makes one object. A managed runtime sends a whole response at once, so what a function streams
 * reaches the caller when it is complete. Thread-safe, as Managed Instances share it among threads.
 */
public final class SampanHandler implements RequestStreamHandler {

  private final Environment environment;
  private final EventDispatch dispatch;

  @SuppressWarnings("UnusedVariable") // The library that it is registered with does not keep it.
  private final @Nullable Object snapshot;

  /**
   * Starts the function.
   *
   * @throws IllegalStateException if it cannot be started; the message says why
   */
  public SampanHandler() {
    this(Environment.ofProcess());
  }

  SampanHandler(Environment environment) {
    this.environment = environment;
    try {
      FunctionInstance instance = FunctionInstance.start("lambda", environment);
      this.dispatch = new EventDispatch(instance, false);
      this.snapshot = snapshot(instance);
    } catch (InitException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  /** What must be kept as long as this object, for the function's hooks to be called. */
  private @Nullable Object snapshot(FunctionInstance instance) {
    if (!"snap-start".equals(environment.variables().get("AWS_LAMBDA_INITIALIZATION_TYPE"))) {
      return null;
    }
    if (environment.loader().getResource("org/crac/Core.class") != null) {
      return ManagedSnapshot.register(instance);
    }
    environment
        .log()
        .println("with SnapStart, hooks run only if org.crac:crac is among the dependencies");
    return null;
  }

  /**
   * Serves one event.
   *
   * @throws FunctionFailedException if the function failed, which Lambda reports to the caller
   */
  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    LambdaInvocation invocation = ManagedInvocation.read(context, environment.clock());
    byte[] event = input.readAllBytes();
    NativeReply reply = dispatch.serve(event, dispatch.call(invocation, environment));
    Failure failure = reply.failure();
    if (failure != null) {
      throw new FunctionFailedException(failure);
    }
    output.write(reply.body());
  }
}

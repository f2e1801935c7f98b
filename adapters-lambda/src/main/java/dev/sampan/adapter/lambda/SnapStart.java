// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import dev.sampan.adapter.lambda.crac.Core;
import dev.sampan.runtime.Environment;
import dev.sampan.runtime.FunctionInstance;
import dev.sampan.runtime.InitException;
import dev.sampan.runtime.http.Connector;
import dev.sampan.runtime.http.HttpReply;
import java.io.IOException;

/**
 * Takes an instance through the snapshot of it: primes the function, tells what {@code org.crac}
 * has registered, waits until an instance is restored from the snapshot, and tells them again, the
 * other way round. Loaded where {@code AWS_LAMBDA_INITIALIZATION_TYPE} is {@code snap-start} alone.
 */
final class SnapStart {

  /** What the process ends with when a hook failed. */
  static final int HOOK_FAILED = 64;

  private static final String COMPAT = "org.crac.Core.Compat";

  private final Environment environment;
  private final Connector connector;

  SnapStart(Environment environment, Connector connector) {
    this.environment = environment;
    this.connector = connector;
  }

  /** Has {@code org.crac} hand over what is registered, from before user code first loads it. */
  static void listen() {
    if (System.getProperty(COMPAT) == null) {
      System.setProperty(COMPAT, Core.class.getPackageName());
    }
  }

  /** Goes through it; 0 to serve calls, or what the process must end with. */
  int pass(FunctionInstance instance) {
    try (RuntimeApi api = new RuntimeApi(connector, environment)) {
      int status = before(instance, api);
      status = status == 0 ? restored(api) : status;
      return status == 0 ? after(instance, api) : status;
    } catch (IOException e) {
      environment.log().println("the platform is lost on the way through its snapshot: " + e);
      return 1;
    }
  }

  private int before(FunctionInstance instance, RuntimeApi api) throws IOException {
    try {
      instance.prime();
      Core.getGlobalContext().beforeCheckpoint();
      return 0;
    } catch (Exception | LinkageError | AssertionError e) {
      told("no snapshot can be taken: ", e);
      HttpReply unused = api.checkpointError(e, type(e));
      return HOOK_FAILED;
    }
  }

  private int restored(RuntimeApi api) throws IOException {
    HttpReply reply = api.restoreNext();
    if (reply.status() != 200) {
      environment.log().println("the platform refused to restore with " + reply.status());
      return 1;
    }
    return 0;
  }

  private int after(FunctionInstance instance, RuntimeApi api) throws IOException {
    try {
      Core.getGlobalContext().afterRestore();
      instance.restored();
      return 0;
    } catch (Exception | LinkageError | AssertionError e) {
      told("the restored instance cannot be used: ", e);
      HttpReply unused = api.restoreError(e, type(e));
      return HOOK_FAILED;
    }
  }

  private static String type(Throwable thrown) {
    return thrown instanceof InitException init ? init.type() : thrown.getClass().getName();
  }

  private void told(String what, Throwable thrown) {
    environment.log().println(what + thrown.getMessage());
    for (Throwable each : thrown.getSuppressed()) {
      each.printStackTrace(environment.log());
    }
    if (thrown.getCause() != null) {
      thrown.getCause().printStackTrace(environment.log());
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambda;

import dev.sampan.emulator.instance.ProcessSpec;
import dev.sampan.platform.manifest.FunctionSpec;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The environment variables that Lambda sets for a function. */
final class LambdaVariables {

  private static final String LOG_FORMAT = "AWS_LAMBDA_LOG_FORMAT";

  /** A file of its own needs a shell to open it before the program starts. */
  private static final String STANDARD_OUTPUT = "1";

  private LambdaVariables() {}

  /** Whether the function's log is JSON: it asks for that, or has no other way. */
  static boolean logsJson(FunctionSpec function) {
    return function.lambdaManaged().isPresent()
        || "JSON".equalsIgnoreCase(function.settings().get(LOG_FORMAT));
  }

  static Map<String, String> of(FunctionSpec function, InitType type, int apiPort, Path taskRoot) {
    var all = new LinkedHashMap<String, String>();
    all.put("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:" + apiPort);
    all.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
    all.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
    all.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memoryMiB()));
    all.put("AWS_LAMBDA_INITIALIZATION_TYPE", type.id());
    if (type == InitType.MANAGED) {
      all.put("AWS_LAMBDA_MAX_CONCURRENCY", Integer.toString(function.concurrency()));
    }
    if (logsJson(function)) {
      all.put(LOG_FORMAT, "JSON");
    }
    if (!function.command().isEmpty()) {
      // Sampan's own loop prints lines.
      all.put(ProcessSpec.FRAMES, STANDARD_OUTPUT);
    }
    all.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + function.name());
    all.put("AWS_LAMBDA_LOG_STREAM_NAME", "sampan/[$LATEST]" + Integer.toHexString(apiPort));
    all.put("AWS_REGION", "us-east-1");
    all.put("AWS_DEFAULT_REGION", "us-east-1");
    all.putAll(Credentials.variables(type, apiPort));
    all.put("_HANDLER", handler(function));
    all.put("LAMBDA_TASK_ROOT", taskRoot.toString());
    all.put("LAMBDA_RUNTIME_DIR", taskRoot.toString());
    all.put("LANG", "en_US.UTF-8");
    all.put("TZ", ":UTC");
    return all;
  }

  /**
   * A command's last argument is its handler, as Amazon's runtime interface emulator takes it of an
   * image's command; its clients read it here.
   */
  private static String handler(FunctionSpec function) {
    var handler = function.handler();
    if (handler != null) {
      return handler;
    }
    var command = function.command();
    return command.size() > 1 ? command.get(command.size() - 1) : function.name();
  }

  /** The same for an extension, which is told nothing of the runtime. */
  static Map<String, String> ofExtension(
      FunctionSpec function, InitType type, int apiPort, Path taskRoot) {
    var all = of(function, type, apiPort, taskRoot);
    all.keySet().removeIf(it -> it.startsWith("_") || it.startsWith("LAMBDA_"));
    return all;
  }
}

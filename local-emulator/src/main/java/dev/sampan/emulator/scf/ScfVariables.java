// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.scf;

import dev.sampan.platform.manifest.FunctionSpec;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The environment variables that SCF sets for a function. */
final class ScfVariables {

  private ScfVariables() {}

  static Map<String, String> of(FunctionSpec function, int port, Path codeRoot) {
    var handler = function.handler();
    var all = new LinkedHashMap<String, String>();
    all.put("SCF_RUNTIME", "CustomRuntime");
    all.put("SCF_FUNCTIONNAME", function.name());
    all.put("SCF_FUNCTIONVERSION", "$LATEST");
    all.put("SCF_NAMESPACE", "default");
    all.put("TENCENTCLOUD_RUNENV", "SCF");
    all.put("TENCENTCLOUD_REGION", "ap-guangzhou");
    all.put("TENCENTCLOUD_APPID", "1250000000");
    all.put("TENCENTCLOUD_UIN", "100000000001");
    all.put("TENCENTCLOUD_TZ", "UTC");
    all.put("TENCENTCLOUD_SECRETID", "sampan");
    all.put("TENCENTCLOUD_SECRETKEY", "sampan");
    all.put("TENCENTCLOUD_SESSIONTOKEN", "sampan");
    all.put("USER_CODE_ROOT", codeRoot + "/");
    all.put("_HANDLER", handler == null ? function.name() : handler);
    all.put("LANG", "en_US.UTF8");
    all.put("LC_ALL", "en_US.UTF8");
    if (ScfStarter.serves(function)) {
      all.put("SAMPAN_PORT", Integer.toString(port));
      all.put("SAMPAN_SCF_MODE", function.scfMode().id());
    } else {
      all.put("SCF_RUNTIME_API", "127.0.0.1");
      all.put("SCF_RUNTIME_API_PORT", Integer.toString(port));
    }
    return all;
  }
}

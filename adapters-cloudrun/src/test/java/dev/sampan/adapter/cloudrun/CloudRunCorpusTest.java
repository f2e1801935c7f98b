// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.cloudrun;

import dev.sampan.contract.Corpus;
import dev.sampan.contract.CorpusCase;
import dev.sampan.contract.CorpusContract;
import dev.sampan.contract.NativeMessage;
import dev.sampan.contract.WireMessage;
import dev.sampan.runtime.Environment;
import dev.sampan.runtime.FunctionEntry;
import dev.sampan.runtime.FunctionInstance;
import java.util.stream.Stream;

/** The container's server, from golden requests to golden responses. */
final class CloudRunCorpusTest extends CorpusContract {

  @Override
  protected Stream<CorpusCase> cases() {
    return Corpus.all().stream().filter(each -> each.platform().equals("cloudrun"));
  }

  @Override
  protected NativeMessage exchange(
      CorpusCase each, FunctionEntry function, Object handler, Environment environment)
      throws Exception {
    var instance = FunctionInstance.of("cloudrun", function, handler, environment);
    var server = CloudRunServer.withoutPort(instance, environment);
    try (var connection = server.connect()) {
      connection.out().write(each.nativeRequest().wire());
      connection.out().flush();
      return WireMessage.readResponse(connection.in(), false).asNative();
    } finally {
      server.close();
    }
  }
}

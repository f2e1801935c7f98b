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

/** The server, from golden deliveries to golden answers. */
final class CloudRunServerCorpusTest extends CorpusContract {

  @Override
  protected Stream<CorpusCase> cases() {
    return Corpus.all().stream()
        .filter(each -> each.platform().equals("cloudrun") && each.isDelivery());
  }

  @Override
  protected NativeMessage exchange(
      CorpusCase each, FunctionEntry function, Object handler, Environment environment)
      throws Exception {
    FunctionInstance instance =
        FunctionInstance.of(CloudRunServer.PLATFORM, function, handler, environment);
    CloudRunServer server = CloudRunServer.withoutPort(instance, environment);
    try (var connection = server.connect()) {
      connection.out().write(each.nativeRequest().wire());
      connection.out().flush();
      return WireMessage.readResponse(connection.in(), false).asNative();
    } finally {
      server.close();
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.scf;

import dev.sampan.contract.Corpus;
import dev.sampan.contract.CorpusCase;
import dev.sampan.contract.CorpusContract;
import dev.sampan.contract.NativeMessage;
import dev.sampan.contract.WireMessage;
import dev.sampan.runtime.Environment;
import dev.sampan.runtime.FunctionEntry;
import dev.sampan.runtime.FunctionInstance;
import java.util.Map;
import java.util.stream.Stream;

/** The server on port 9000 in both modes, from golden requests to golden responses. */
final class ScfServerCorpusTest extends CorpusContract {

  @Override
  protected Stream<CorpusCase> cases() {
    return Corpus.all().stream()
        .filter(each -> each.platform().equals("scf") && each.nativeRequest().isHttp());
  }

  @Override
  protected NativeMessage exchange(
      CorpusCase each, FunctionEntry function, Object handler, Environment environment)
      throws Exception {
    var mode = each.portable().get("function").get("mode").textValue();
    var told =
        new Environment(
            Map.of("SAMPAN_SCF_MODE", mode),
            environment.clock(),
            environment.loader(),
            environment.log());
    var server = ScfServer.withoutPort(FunctionInstance.of("scf", function, handler, told), told);
    try (var connection = server.connect()) {
      connection.out().write(each.nativeRequest().wire());
      connection.out().flush();
      return WireMessage.readResponse(connection.in(), false).asNative();
    } finally {
      server.close();
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.scf;

import dev.sampan.Body;
import dev.sampan.Headers;
import dev.sampan.contract.Corpus;
import dev.sampan.contract.CorpusCase;
import dev.sampan.contract.CorpusContract;
import dev.sampan.contract.NativeMessage;
import dev.sampan.contract.RuntimeApi;
import dev.sampan.contract.WireMessage;
import dev.sampan.runtime.Environment;
import dev.sampan.runtime.FunctionEntry;
import dev.sampan.runtime.FunctionInstance;
import java.util.stream.Stream;

/** The custom runtime's loop, from golden events to golden results. */
final class ScfLoopCorpusTest extends CorpusContract {

  @Override
  protected Stream<CorpusCase> cases() {
    return Corpus.all().stream()
        .filter(each -> each.platform().equals("scf") && !each.nativeRequest().isHttp());
  }

  @Override
  protected NativeMessage exchange(
      CorpusCase each, FunctionEntry function, Object handler, Environment environment)
      throws Exception {
    var instance = FunctionInstance.of("scf", function, handler, environment);
    try (var api = new RuntimeApi("/runtime/invocation/next", 200)) {
      var loop = ScfLoop.of(instance, environment, api.connector(), "127.0.0.1:9001");
      api.run(loop::run);
      api.awaitFirstPoll();
      var posted = api.invoke(WireMessage.response(each.nativeRequest()));
      var failed = posted.target().endsWith("/error");
      return new NativeMessage(failed ? "error" : "", Headers.of(), Body.of(posted.body()));
    }
  }
}

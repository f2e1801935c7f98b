// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

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

/** The Runtime API's loop, from golden events to golden results. */
final class LambdaCorpusTest extends CorpusContract {

  @Override
  protected Stream<CorpusCase> cases() {
    return Corpus.all().stream().filter(each -> each.platform().equals("lambda"));
  }

  @Override
  protected NativeMessage exchange(
      CorpusCase each, FunctionEntry function, Object handler, Environment environment)
      throws Exception {
    var instance = FunctionInstance.of("lambda", function, handler, environment);
    try (var api = new RuntimeApi("/2018-06-01/runtime/invocation/next", 202)) {
      api.run(() -> LambdaRuntime.run(instance, environment, api.connector(), status -> {}));
      api.awaitFirstPoll();
      var posted = api.invoke(WireMessage.response(each.nativeRequest()));
      var failed = posted.target().endsWith("/error");
      return new NativeMessage(failed ? "error" : "", Headers.of(), Body.of(posted.body()));
    }
  }
}

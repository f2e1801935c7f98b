// SPDX-License-Identifier: Apache-2.0
package dev.sampan.contract;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import java.util.function.Function;

/** What each group of rules starts from. */
interface Rules {

  /** The adapter that the rules are about. */
  AdapterUnderTest adapter();

  /** Skips the rule, visibly, unless the platform's wire can say all of this. */
  default void needs(Capability... capabilities) {
    for (var each : capabilities) {
      assumeTrue(adapter().supports(each), adapter().platform() + " has no " + each);
    }
  }

  /** A function behind HTTP routes. */
  default Deployment web(Probe.Web handler, String... routes) throws Exception {
    return Deployment.of(adapter(), handler, Deployment.web(routes));
  }

  /** A function behind HTTP routes that answers with what it is to tell of the request. */
  default Deployment telling(Function<HttpRequest, String> what, String... routes)
      throws Exception {
    return web(new Probe.Web((r, c) -> HttpResponse.text(200, what.apply(r))), routes);
  }

  /** A function that is called directly. */
  default Deployment called(Object handler) throws Exception {
    return Deployment.of(adapter(), handler, Deployment.called());
  }

  /** A function behind a queue. */
  default Deployment queued(Object handler) throws Exception {
    return Deployment.of(adapter(), handler, Deployment.queued("report"));
  }
}

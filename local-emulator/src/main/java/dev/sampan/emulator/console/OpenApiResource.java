// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.console;

import dev.sampan.Body;
import java.io.IOException;
import java.util.List;

/** The description of this API, for people and tools. */
public final class OpenApiResource implements ControlResource {

  private static final String FILE = "openapi.yaml";

  /** Reads the file when it is asked for. */
  public OpenApiResource() {}

  @Override
  public List<ControlRoute> routes() {
    return List.of(ControlRoute.get("/api/" + FILE, OpenApiResource::answer).forAnybody());
  }

  private static void answer(ControlCall call) throws IOException {
    try (var file = OpenApiResource.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IOException("there is no " + FILE + " beside the classes");
      }
      call.answer(200, "application/yaml", Body.of(file.readAllBytes()));
    }
  }
}

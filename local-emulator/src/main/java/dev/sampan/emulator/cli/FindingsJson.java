// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sampan.platform.Platform;
import dev.sampan.platform.manifest.Finding;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Findings for a program to read.
 *
 * @param file the project or manifest that was checked
 * @param findings what was found
 */
record FindingsJson(Path file, List<Finding> findings) {

  FindingsJson {
    findings = List.copyOf(findings);
  }

  void print(PrintStream out) {
    var all = new LinkedHashMap<String, Object>();
    all.put("checked", file.toString());
    all.put("ok", findings.stream().noneMatch(Finding::refuses));
    all.put("findings", findings.stream().map(FindingsJson::fields).toList());
    try {
      out.println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(all));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> fields(Finding finding) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
    fields.put("file", finding.file().toString());
    fields.put("line", finding.line());
    fields.put("key", finding.key());
    fields.put("found", finding.found());
    fields.put("expected", finding.expected());
    fields.put("remedy", finding.remedy());
    fields.put("platforms", finding.platforms().stream().map(Platform::id).toList());
    return fields;
  }
}

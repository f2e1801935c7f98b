// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import java.util.List;
import java.util.stream.Collectors;

/** A manifest that cannot be used; it carries every finding, not only the first. */
public final class ManifestException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient List<Finding> findings;

  /** Says all of these findings, one a line. */
  public ManifestException(List<Finding> findings) {
    super(findings.stream().map(Finding::toString).collect(Collectors.joining("\n")));
    this.findings = List.copyOf(findings);
  }

  /** What is wrong, in the order of the file; at least one. */
  public List<Finding> findings() {
    return findings;
  }
}

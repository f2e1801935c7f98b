// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.manifest;

import java.util.Optional;

/** The classes of a project, looked at without running any code of theirs. */
final class ProjectClasses {

  private static final String BUILD = "Build the project first, and mind the package.";

  private final ClassLoader loader;
  private final Report report;

  ProjectClasses(ClassLoader loader, Report report) {
    this.loader = loader;
    this.report = report;
  }

  /** The class of this name; if there is none, the report says so for the key. */
  Optional<Class<?>> find(String name, String key) {
    try {
      return Optional.of(Class.forName(name, false, loader));
    } catch (ClassNotFoundException e) {
      report.error(key, name + ", which is not on the class path", "a class", BUILD);
    } catch (LinkageError e) {
      report.error(key, name + ", which cannot be loaded (" + e + ")", "a class", BUILD);
    }
    return Optional.empty();
  }

  boolean has(String name) {
    try {
      Class.forName(name, false, loader);
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }

  /** Whether a class implements an interface of this name, whichever loader it came from. */
  static boolean implementsType(Class<?> type, String name) {
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      if (at.getName().equals(name)) {
        return true;
      }
      for (var each : at.getInterfaces()) {
        if (implementsType(each, name)) {
          return true;
        }
      }
    }
    return false;
  }
}

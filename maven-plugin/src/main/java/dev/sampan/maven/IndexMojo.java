// SPDX-License-Identifier: Apache-2.0
package dev.sampan.maven;

import dev.sampan.platform.manifest.Finding;
import dev.sampan.platform.manifest.ManifestException;
import java.io.File;
import java.io.IOException;
import java.util.List;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Checks the manifest against the compiled classes, and writes the index of functions among them.
 * What keeps a function from running fails the build, all findings at once.
 */
@Mojo(
    name = "index",
    defaultPhase = LifecyclePhase.PROCESS_CLASSES,
    requiresDependencyResolution = ResolutionScope.COMPILE,
    threadSafe = true)
@SuppressWarnings("NullAway.Init")
public final class IndexMojo extends AbstractMojo {

  /** The manifest. */
  @Parameter(property = "sampan.manifest", defaultValue = "${project.basedir}/sampan.yaml")
  private File manifest;

  /** Where the compiled classes are, and the index goes. */
  @Parameter(defaultValue = "${project.build.outputDirectory}", readonly = true)
  private File classes;

  /** The class path that the classes were compiled with. */
  @Parameter(defaultValue = "${project.compileClasspathElements}", readonly = true)
  private List<String> classPath;

  /** The platforms against which the manifest is checked: lambda, scf, cloudrun; all by default. */
  @Parameter(property = "sampan.platforms")
  private List<String> platforms;

  /** For Maven, which sets the parameters. */
  public IndexMojo() {}

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    try {
      Indexing.of(manifest.toPath(), classPath, classes.toPath(), platforms)
          .run(finding -> getLog().warn(finding.toString()));
    } catch (ManifestException e) {
      throw new MojoFailureException(message(e.findings()), e);
    } catch (IllegalArgumentException e) {
      throw new MojoFailureException(e.getMessage(), e);
    } catch (IOException e) {
      throw new MojoExecutionException("The index of functions cannot be written: " + e, e);
    }
  }

  private static String message(List<Finding> findings) {
    var text = new StringBuilder("The functions of this project cannot run:");
    findings.forEach(finding -> text.append("\n  ").append(finding));
    return text.toString();
  }
}

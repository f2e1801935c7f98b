// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambdaapi;

import java.util.List;

/**
 * The operations that Lambda's API has and this emulator does not: what they would change is the
 * project's own, its code and its manifest, or they belong to a service that is not simulated.
 */
final class Absent {

  private static final String OPERATIONS =
      """
      AddLayerVersionPermission POST /2018-10-31/layers/{LayerName}/versions/{VersionNumber}/policy
      AddPermission POST /2015-03-31/functions/{FunctionName}/policy
      CheckpointDurableExecution POST /2025-12-01/durable-executions/{DurableExecutionArn}/checkpoint
      CreateCapacityProvider POST /2025-11-30/capacity-providers
      CreateCodeSigningConfig POST /2020-04-22/code-signing-configs
      CreateFunction POST /2015-03-31/functions
      CreateFunctionUrlConfig POST /2021-10-31/functions/{FunctionName}/url
      DeleteCapacityProvider DELETE /2025-11-30/capacity-providers/{CapacityProviderName}
      DeleteCodeSigningConfig DELETE /2020-04-22/code-signing-configs/{CodeSigningConfigArn}
      DeleteFunctionCodeSigningConfig DELETE /2020-06-30/functions/{FunctionName}/code-signing-config
      DeleteFunction DELETE /2015-03-31/functions/{FunctionName}
      DeleteFunctionUrlConfig DELETE /2021-10-31/functions/{FunctionName}/url
      DeleteLayerVersion DELETE /2018-10-31/layers/{LayerName}/versions/{VersionNumber}
      GetCapacityProvider GET /2025-11-30/capacity-providers/{CapacityProviderName}
      GetCodeSigningConfig GET /2020-04-22/code-signing-configs/{CodeSigningConfigArn}
      GetDurableExecutionHistory GET /2025-12-01/durable-executions/{DurableExecutionArn}/history
      GetDurableExecution GET /2025-12-01/durable-executions/{DurableExecutionArn}
      GetDurableExecutionState GET /2025-12-01/durable-executions/{DurableExecutionArn}/state
      GetFunctionCodeSigningConfig GET /2020-06-30/functions/{FunctionName}/code-signing-config
      GetFunctionScalingConfig GET /2025-11-30/functions/{FunctionName}/function-scaling-config
      GetLayerVersionByArn GET /2018-10-31/layers find
      GetLayerVersionPolicy GET /2018-10-31/layers/{LayerName}/versions/{VersionNumber}/policy
      GetLayerVersion GET /2018-10-31/layers/{LayerName}/versions/{VersionNumber}
      GetPolicy GET /2015-03-31/functions/{FunctionName}/policy
      GetRuntimeManagementConfig GET /2021-07-20/functions/{FunctionName}/runtime-management-config
      ListCapacityProviders GET /2025-11-30/capacity-providers
      ListCodeSigningConfigs GET /2020-04-22/code-signing-configs
      ListDurableExecutionsByFunction GET /2025-12-01/functions/{FunctionName}/durable-executions
      ListFunctionVersionsByCapacityProvider GET /2025-11-30/capacity-providers/{CapacityProviderName}/function-versions
      ListFunctionsByCodeSigningConfig GET /2020-04-22/code-signing-configs/{CodeSigningConfigArn}/functions
      ListLayerVersions GET /2018-10-31/layers/{LayerName}/versions
      ListLayers GET /2018-10-31/layers
      PublishLayerVersion POST /2018-10-31/layers/{LayerName}/versions
      PutFunctionCodeSigningConfig PUT /2020-06-30/functions/{FunctionName}/code-signing-config
      PutFunctionScalingConfig PUT /2025-11-30/functions/{FunctionName}/function-scaling-config
      PutRuntimeManagementConfig PUT /2021-07-20/functions/{FunctionName}/runtime-management-config
      RemoveLayerVersionPermission DELETE /2018-10-31/layers/{LayerName}/versions/{VersionNumber}/policy/{StatementId}
      RemovePermission DELETE /2015-03-31/functions/{FunctionName}/policy/{StatementId}
      SendDurableExecutionCallbackFailure POST /2025-12-01/durable-execution-callbacks/{CallbackId}/fail
      SendDurableExecutionCallbackHeartbeat POST /2025-12-01/durable-execution-callbacks/{CallbackId}/heartbeat
      SendDurableExecutionCallbackSuccess POST /2025-12-01/durable-execution-callbacks/{CallbackId}/succeed
      StopDurableExecution POST /2025-12-01/durable-executions/{DurableExecutionArn}/stop
      TagResource POST /2017-03-31/tags/{Resource}
      UntagResource DELETE /2017-03-31/tags/{Resource}
      UpdateCapacityProvider PUT /2025-11-30/capacity-providers/{CapacityProviderName}
      UpdateCodeSigningConfig PUT /2020-04-22/code-signing-configs/{CodeSigningConfigArn}
      UpdateFunctionCode PUT /2015-03-31/functions/{FunctionName}/code
      UpdateFunctionConfiguration PUT /2015-03-31/functions/{FunctionName}/configuration
      UpdateFunctionUrlConfig PUT /2021-10-31/functions/{FunctionName}/url
      """;

  /** Each refuses by its name. */
  static final List<LambdaRoute> ROUTES = OPERATIONS.lines().map(Absent::route).toList();

  private Absent() {}

  private static LambdaRoute route(String line) {
    var words = line.split(" ", -1);
    var route = LambdaRoute.of(words[0], words[1], words[2], call -> refuse(words[0]));
    return words.length > 3 ? route.marked(words[3]) : route;
  }

  private static void refuse(String operation) {
    throw new LambdaProblem(
        501,
        "NotImplementedException",
        "The emulator has no "
            + operation
            + ": functions are what the project's sampan.yaml and classes say.");
  }
}

package io.urumi.web.api.system;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** JSON form of what the platform knows of the ingress controller. */
@Schema(
    name = "IngressInfo",
    description = "The ingress controller through which stores are reached")
public record IngressInfoDto(
    @Schema(
            description = "Ingress class of the stores; absent for the cluster's default",
            example = "traefik")
        @Nullable String className,
    @Schema(
            description = "Address at which the platform checks the stores' pages",
            example = "http://traefik.traefik.svc")
        String address,
    @Schema(
            description =
                "Namespace of the controller, the only one that may connect to the stores; absent"
                    + " while it is not known",
            example = "traefik")
        @Nullable String controllerNamespace) {}

// cert-manager's controllers and its ACME HTTP-01 solver in one program, built from cert-manager's packages because its
// own programs are separate modules. Without webhook and cainjector.
package main

import (
	"context"
	"flag"
	"log"
	"net/http"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"k8s.io/apimachinery/pkg/api/resource"

	_ "github.com/cert-manager/cert-manager/pkg/controller/acmechallenges"
	_ "github.com/cert-manager/cert-manager/pkg/controller/acmeorders"
	_ "github.com/cert-manager/cert-manager/pkg/controller/certificate-shim/gateways"
	_ "github.com/cert-manager/cert-manager/pkg/controller/certificate-shim/ingresses"
	_ "github.com/cert-manager/cert-manager/pkg/controller/certificaterequests/acme"
	_ "github.com/cert-manager/cert-manager/pkg/controller/certificaterequests/approver"
	_ "github.com/cert-manager/cert-manager/pkg/controller/certificaterequests/ca"
	_ "github.com/cert-manager/cert-manager/pkg/controller/certificaterequests/selfsigned"
	_ "github.com/cert-manager/cert-manager/pkg/controller/certificates/issuing"
	_ "github.com/cert-manager/cert-manager/pkg/controller/certificates/keymanager"
	_ "github.com/cert-manager/cert-manager/pkg/controller/certificates/metrics"
	_ "github.com/cert-manager/cert-manager/pkg/controller/certificates/readiness"
	_ "github.com/cert-manager/cert-manager/pkg/controller/certificates/requestmanager"
	_ "github.com/cert-manager/cert-manager/pkg/controller/certificates/revisionmanager"
	_ "github.com/cert-manager/cert-manager/pkg/controller/certificates/trigger"
	_ "github.com/cert-manager/cert-manager/pkg/controller/clusterissuers"
	_ "github.com/cert-manager/cert-manager/pkg/controller/issuers"
	_ "github.com/cert-manager/cert-manager/pkg/issuer/acme"
	_ "github.com/cert-manager/cert-manager/pkg/issuer/ca"
	_ "github.com/cert-manager/cert-manager/pkg/issuer/selfsigned"

	"github.com/cert-manager/cert-manager/pkg/controller"
	"github.com/cert-manager/cert-manager/pkg/issuer/acme/http/solver"
	logf "github.com/cert-manager/cert-manager/pkg/logs"
)

func main() {
	// The arguments that cert-manager gives to the solver's pod.
	if len(os.Args) > 1 && strings.HasPrefix(os.Args[1], "--listen-port=") {
		acmesolver()
		return
	}
	var (
		kubeconfig = flag.String("kubeconfig", "", "kubeconfig file; empty: in the cluster")
		namespace  = flag.String("cluster-resource-namespace", "cert-manager", "where a ClusterIssuer's secrets are")
		image      = flag.String("acme-http01-solver-image", "urumi.local/e2e-certificates:1", "this program's image")
		dns        = flag.String("dns01-recursive-nameservers", "", "host:port,…")
		httpDNS    = flag.String("http01-self-check-nameservers", "", "host:port,…")
		metrics    = flag.String("metrics-listen-address", ":9402", "")
		gateway    = flag.Bool("enable-gateway-api", false, "")
		skip       = flag.String("skip", "", "names of controllers to leave out, comma separated")
		backoff    = flag.Duration("certificate-request-minimum-backoff-duration", time.Hour, "")
	)
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	ctx = logf.NewContext(ctx, logf.Log, "controller")
	list := func(s string) []string {
		if s == "" {
			return nil
		}
		return strings.Split(s, ",")
	}
	factory, err := controller.NewContextFactory(ctx, controller.ContextOptions{
		Kubeconfig: *kubeconfig, KubernetesAPIQPS: 50, KubernetesAPIBurst: 100,
		IssuerOptions: controller.IssuerOptions{ClusterResourceNamespace: *namespace},
		ACMEOptions: controller.ACMEOptions{
			HTTP01SolverImage:                 *image,
			HTTP01SolverResourceRequestCPU:    resource.MustParse("10m"),
			HTTP01SolverResourceRequestMemory: resource.MustParse("64Mi"),
			HTTP01SolverResourceLimitsCPU:     resource.MustParse("100m"),
			HTTP01SolverResourceLimitsMemory:  resource.MustParse("64Mi"),
			ACMEHTTP01SolverRunAsNonRoot:      true,
			HTTP01SolverNameservers:           list(*httpDNS),
			DNS01Nameservers:                  list(*dns),
			DNS01CheckRetryPeriod:             time.Second,
		},
		IngressShimOptions: controller.IngressShimOptions{DefaultIssuerKind: "Issuer", DefaultIssuerGroup: "cert-manager.io",
			DefaultAutoCertificateAnnotations: []string{"kubernetes.io/tls-acme"}},
		CertificateOptions: controller.CertificateOptions{CertificateRequestMinimumBackoffDuration: *backoff, CertificateRequestMaximumBackoffDuration: 32 * *backoff},
		SchedulerOptions:   controller.SchedulerOptions{MaxConcurrentChallenges: 60},
		ConfigOptions:      controller.ConfigOptions{EnableGatewayAPI: *gateway},
	})
	if err != nil {
		log.Fatal(err)
	}
	base, err := factory.Build()
	if err != nil {
		log.Fatal(err)
	}
	left := map[string]bool{}
	for _, n := range list(*skip) {
		left[n] = true
	}
	if !*gateway {
		left["gateway-shim"] = true
	}
	var controllers []controller.Interface
	var names []string
	for name, make := range controller.Known() {
		if left[name] {
			continue
		}
		c, err := make(factory)
		if err != nil {
			log.Fatalf("%s: %v", name, err)
		}
		controllers, names = append(controllers, c), append(names, name)
	}
	base.SharedInformerFactory.Start(ctx.Done())
	base.KubeSharedInformerFactory.Start(ctx.Done())
	base.HTTP01ResourceMetadataInformersFactory.Start(ctx.Done())
	if *gateway {
		base.GWShared.Start(ctx.Done())
	}
	for i, c := range controllers {
		go func() {
			if err := c.Run(5, ctx); err != nil && ctx.Err() == nil {
				log.Fatalf("%s: %v", names[i], err)
			}
		}()
	}
	http.HandleFunc("/livez", func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("ok")) })
	go func() { log.Fatal(http.ListenAndServe(*metrics, nil)) }()
	log.Printf("cert-manager: %d controllers", len(controllers))
	<-ctx.Done()
}

func acmesolver() {
	s := &solver.HTTP01Solver{}
	flag.IntVar(&s.ListenPort, "listen-port", 8089, "")
	flag.StringVar(&s.Domain, "domain", "", "")
	flag.StringVar(&s.Token, "token", "", "")
	flag.StringVar(&s.Key, "key", "", "")
	flag.Parse()
	log.Fatal(s.Listen(logf.Log))
}

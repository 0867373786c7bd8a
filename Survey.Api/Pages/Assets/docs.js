// The reference of the API and nothing else: no bar that asks for other addresses, no validator elsewhere.
addEventListener("load", () => SwaggerUIBundle({ url: "/openapi/v1.json", dom_id: "#swagger-ui", validatorUrl: null }));

// Shows the description of this API only: without the bar that loads other addresses, and without a validator on another site.
addEventListener("load", () => SwaggerUIBundle({ url: "/openapi/v1.json", dom_id: "#swagger-ui", validatorUrl: null }));

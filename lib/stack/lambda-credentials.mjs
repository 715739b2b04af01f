/**
 * What the bundles take of the AWS SDK's credentials: Lambda hands a function its role's in the environment, and renews
 * them there. Profiles, single sign-on and instance metadata, with clients of their own, would be a tenth of each bundle.
 */
export { fromEnv as defaultProvider } from "@aws-sdk/credential-provider-env";
